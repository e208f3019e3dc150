/** Words for people, and the family of each event type: what PLOVER's codebook calls its quad. */
import type { EventType, Standing, Status, TollSide } from "../api/types";

export type Quad = 1 | 2 | 3 | 4;

export interface TypeInfo {
  readonly type: EventType;
  readonly label: string;
  readonly quad: Quad;
  /** Which shade of its family's colour: 0 is the plainest. */
  readonly shade: number;
}

const info = (type: EventType, label: string, quad: Quad, shade: number): TypeInfo => ({ type, label, quad, shade });

/** Gravest family first, which is also the order of stacks and legends. */
export const TYPES: readonly TypeInfo[] = [
  info("ASSAULT", "Assault", 4, 0),
  info("COERCE", "Coerce", 4, 1),
  info("MOBILIZE", "Mobilize", 4, 2),
  info("SANCTION", "Sanction", 4, 3),
  info("PROTEST", "Protest", 4, 4),
  info("THREATEN", "Threaten", 3, 0),
  info("REJECT", "Reject", 3, 1),
  info("ACCUSE", "Accuse", 3, 2),
  info("REQUEST", "Request", 3, 3),
  info("RETREAT", "Retreat", 2, 0),
  info("AID", "Aid", 2, 1),
  info("COOPERATE", "Cooperate", 2, 2),
  info("CONCEDE", "Concede", 1, 0),
  info("SUPPORT", "Support", 1, 1),
  info("CONSULT", "Consult", 1, 2),
  info("AGREE", "Agree", 1, 3),
];

const BY_TYPE = new Map(TYPES.map((one) => [one.type, one]));

export const typeInfo = (type: EventType): TypeInfo => BY_TYPE.get(type) ?? info(type, sentence(type), 3, 3);

export const QUADS: Readonly<Record<Quad, string>> = {
  4: "Material conflict",
  3: "Verbal conflict",
  2: "Material cooperation",
  1: "Verbal cooperation",
};

export const STANDINGS: Readonly<Record<Standing, { label: string; glyph: string; told: string }>> = {
  confirmed: { label: "Confirmed", glyph: "●", told: "asserted by two or more independent sources, denied by none" },
  single_source: { label: "Single source", glyph: "◐", told: "asserted by one independent source" },
  contested: { label: "Contested", glyph: "◆", told: "asserted by some, denied by others" },
  denied: { label: "Denied", glyph: "⊘", told: "told of only to be denied" },
  retracted: { label: "Retracted", glyph: "✕", told: "withdrawn by its outlet, or rejected by a reviewer" },
};

export const STATUSES: Readonly<Record<Status, string>> = {
  actual: "Happened",
  future: "Announced",
  hypothetical: "Hypothetical",
  negated: "Said not to have happened",
  generic: "In general",
};

export const SIDES: Readonly<Record<TollSide, string>> = {
  official: "Authorities or the side that suffered",
  hostile: "The side that did it",
  third_party: "Third parties",
  unattributed: "The report's own voice",
};

export const EFFECTS = ["killed", "injured", "missing", "detained", "displaced", "abducted", "casualties"] as const;
export type Effect = (typeof EFFECTS)[number];

export const PRECISIONS: Readonly<Record<string, string>> = {
  site: "exact site",
  populated_place: "town or village",
  admin2: "district",
  admin1: "province",
  country: "country only",
  region: "region only",
  water: "at sea",
};

export const LINKS: Readonly<Record<string, { out: string; in: string }>> = {
  retaliation_for: { out: "in retaliation for", in: "was retaliated for by" },
  response_to: { out: "in response to", in: "was answered by" },
  caused_by: { out: "caused by", in: "caused" },
  part_of: { out: "part of", in: "includes" },
  follows: { out: "follows", in: "followed by" },
};

export const REASONS: Readonly<Record<string, string>> = {
  large: "unusually many reports were joined",
  spread: "its reports lie far apart in place or time",
  toll_conflict: "tolls contradict each other",
  actors_conflict: "sources name different actors",
  reread: "a newer reading changed it",
  contested: "asserted by some, denied by others",
};

/** "single_source" as "Single source". */
export function sentence(words: string): string {
  const plain = words.replaceAll("_", " ").toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** A reason that a person should look, in words where it is a known one. */
export const reason = (word: string): string => REASONS[word] ?? word.replaceAll("_", " ");
