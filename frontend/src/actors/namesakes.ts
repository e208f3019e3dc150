/** Actors that may be one and the same: they share a word of a name. */
import { api } from "../api/client";
import type { ActorProfile, ActorSummary } from "../api/types";
import { wordsOf } from "../model/names";

/** Those who share most words first, then those named most. */
export async function namesakes(actor: ActorProfile): Promise<ActorSummary[]> {
  const words = wordsOf([actor.party.name, ...actor.aliases]);
  const pages = await Promise.all(words.map((word) => api.actors(word, null)));
  const found = new Map<string, { actor: ActorSummary; shared: number }>();
  for (const one of pages.flatMap((page) => page.items)) {
    const held = found.get(one.party.id);
    if (held) held.shared += 1;
    else found.set(one.party.id, { actor: one, shared: 1 });
  }
  const size = (one: ActorSummary) => one.as_actor + one.as_recipient;
  return [...found.values()]
    .sort((a, b) => b.shared - a.shared || size(b.actor) - size(a.actor) || a.actor.party.id.localeCompare(b.actor.party.id))
    .map((one) => one.actor);
}
