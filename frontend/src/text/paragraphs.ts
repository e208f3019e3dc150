/** The frozen text as a reader sees it: paragraphs by what they are to the report. */
import type { Block } from "../api/types";
import { isGraphic } from "./graphic.ts";
import type { Offsets } from "./offsets.ts";

export interface Paragraph {
  /** Code points. */
  readonly start: number;
  readonly end: number;
  readonly role: Block["role"];
  readonly graphic: boolean;
}

/** A dateline and the paragraph that it opens stay one; a text without blocks is cut at its line breaks. */
export function paragraphs(offsets: Offsets, blocks: readonly Block[]): Paragraph[] {
  const found: Paragraph[] = [];
  for (const block of blocks.length ? blocks : lines(offsets)) {
    const last = found.at(-1);
    if (last?.role === "dateline" && !offsets.slice(last.end, block.start).includes("\n")) {
      found[found.length - 1] = { ...last, role: block.role, end: block.end };
    } else found.push({ start: block.start, end: block.end, role: block.role, graphic: false });
  }
  return found.map((one) => ({ ...one, graphic: one.role === "body" && isGraphic(offsets.slice(one.start, one.end)) }));
}

function lines(offsets: Offsets): Block[] {
  const found: Block[] = [];
  for (const match of offsets.text.matchAll(/[^\n]*\S[^\n]*/g)) {
    const start = offsets.toPoints(match.index);
    found.push({ start, end: offsets.toPoints(match.index + match[0].length), role: "body" });
  }
  return found;
}
