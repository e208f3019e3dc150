/** Which stretch of time to show: reports on a week often recall a war of decades ago. */
import type { TimelineBin } from "../api/types";
import { dayNumber } from "../model/days.ts";

/** Share of the incidents that the shown stretch must hold. */
const HELD = 0.95;
/** It is worth leaving the rest out only where the whole is at least this many times as long. */
const WORTH = 4;

export interface Focus {
  readonly since: string;
  readonly until: string;
  readonly outside: number;
}

/** The shortest run of bins that holds nearly all incidents, or null where the whole is not much longer. */
export function focusOf(bins: readonly TimelineBin[]): Focus | null {
  const total = bins.reduce((sum, bin) => sum + bin.count, 0);
  const first = bins[0];
  const last = bins.at(-1);
  if (!first || !last || total < 2) return null;
  // Of a few incidents one may stand apart.
  const needed = Math.min(Math.ceil(total * HELD), total >= 5 ? total - 1 : total);
  let best: { from: number; to: number; days: number; held: number } | null = null;
  let from = 0;
  let held = 0;
  for (let to = 0; to < bins.length; to++) {
    held += bins[to]!.count;
    while (held - bins[from]!.count >= needed) held -= bins[from++]!.count;
    if (held < needed) continue;
    const days = dayNumber(bins[to]!.end) - dayNumber(bins[from]!.start) + 1;
    if (!best || days < best.days) best = { from, to, days, held };
  }
  if (!best || best.held === total) return null;
  const whole = dayNumber(last.end) - dayNumber(first.start) + 1;
  if (whole < best.days * WORTH) return null;
  return { since: bins[best.from]!.start, until: bins[best.to]!.end, outside: total - best.held };
}
