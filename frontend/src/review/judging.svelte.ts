/** Writes judgements down, and takes one's own last one back. */
import { api, type Decision } from "../api/client";
import type { Incident, Judgement } from "../api/types";
import { live } from "../state/live.svelte";
import { notices } from "../state/notices.svelte";
import { router } from "../state/router.svelte";

const DONE: Readonly<Record<string, string>> = {
  accept: "Accepted.",
  reject: "Rejected.",
  correct: "Corrected.",
  merge: "Merged into one incident.",
  split: "Split off as an incident of its own.",
  relink: "Joined to the other actor.",
  comment: "Comment written down.",
  undo: "Taken back.",
};

export const memberEvents = (incident: Incident): string[] => (incident.members ?? []).map((member) => member.event);

class Judging {
  busy = $state(false);
  /** Set while a person who has given no name wants to judge. */
  waiting = $state.raw<Decision | null>(null);
  #after: (() => void) | undefined;

  /** Whether it is now that is shown: the ledger as it stood can't be judged. */
  possible(): boolean {
    const now = router.filters.as_of === "";
    if (!now) notices.say("This is the ledger as it stood: go back to now to judge.", { wrong: true });
    return now;
  }

  async judge(decision: Decision, after?: () => void): Promise<boolean> {
    if (!live.session?.user) {
      this.waiting = decision;
      this.#after = after;
      return false;
    }
    this.busy = true;
    try {
      const written = await api.judge(decision);
      const undo = decision.action === "undo" ? undefined : () => void this.undo(written.sequence);
      notices.say(DONE[decision.action] ?? "Written down.", undo ? { undo } : {});
      await live.refreshNow();
      after?.();
      return true;
    } catch (error) {
      notices.complain(error);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** The decision that waited for a name. */
  async goOn(): Promise<void> {
    const decision = this.waiting;
    this.waiting = null;
    if (decision) await this.judge(decision, this.#after);
  }

  async undo(sequence: number): Promise<boolean> {
    return this.judge({ action: "undo", undoes: sequence });
  }

  /** Takes back the last judgement of this person that still stands. */
  async undoLast(): Promise<void> {
    const user = live.session?.user;
    if (!user) return notices.say("Sign in first: only your own judgements can be taken back here.", { wrong: true });
    try {
      const mine = (await api.judgements()).filter((one) => one.user === user && !one.undone && one.action !== "undo");
      const last: Judgement | undefined = mine.at(-1);
      if (last) await this.undo(last.sequence);
      else notices.say("There is no judgement of yours to take back.");
    } catch (error) {
      notices.complain(error);
    }
  }
}

export const judging = new Judging();
