/** Cuts a text into stretches that all lie under the same marks, so that overlapping evidence can be drawn. */

export interface Mark {
  /** Code points of the frozen text. */
  readonly start: number;
  readonly end: number;
  /** What the words bear out: `actor`, `place`, `killed` … */
  readonly role: string;
  /** What hovering over the words should light up. */
  readonly key: string;
  /** For a person: "killed: at least 7". */
  readonly label: string;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/** Stretches from `start` to `end`, in order and without gaps; those with no marks have an empty list. */
export function segments(start: number, end: number, marks: readonly Mark[]): Segment[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start && mark.start < mark.end);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  const found: Segment[] = [];
  for (let index = 0; index + 1 < ordered.length; index++) {
    const from = ordered[index] ?? start;
    const to = ordered[index + 1] ?? end;
    found.push({ start: from, end: to, marks: inside.filter((mark) => mark.start <= from && mark.end >= to) });
  }
  return found;
}
