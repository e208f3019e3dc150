/** Stretches of days on the time axis. */
import type { TimelineBin } from "../api/types";
import { dayNumber, isoDay } from "../model/days.ts";

/** First and last day, both counted in, since 1970-01-01. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export interface Axis {
  readonly low: number;
  /** The day after the last. */
  readonly high: number;
  /** Days of a bar. */
  readonly step: number;
}

export type Days = { since: string; until: string };

export function axisOf(bins: readonly TimelineBin[]): Axis {
  const [first, last] = [bins[0], bins.at(-1)];
  if (!first || !last) {
    const low = dayNumber("2024-01-01");
    return { low, high: low + 1, step: 1 };
  }
  const low = dayNumber(first.start);
  return { low, high: dayNumber(last.end) + 1, step: Math.max(1, dayNumber(first.end) - low + 1) };
}

/** What is chosen; null where all time is. */
export function chosenOf(axis: Axis, days: Days): Stretch | null {
  if (!days.since && !days.until) return null;
  return { first: days.since ? dayNumber(days.since) : axis.low, last: days.until ? dayNumber(days.until) : axis.high - 1 };
}

export const daysOf = (stretch: Stretch): Days => ({ since: isoDay(stretch.first), until: isoDay(stretch.last) });

/** What a stretch becomes as the pointer has gone from one day to another with what it took hold of. */
export function dragged(kind: "new" | "move" | "first" | "last", held: Stretch, from: number, here: number): Stretch {
  switch (kind) {
    case "new":
      return { first: Math.min(from, here), last: Math.max(from, here) };
    case "move":
      return { first: held.first + here - from, last: held.last + here - from };
    case "first":
      return { first: Math.min(here, held.last), last: held.last };
    case "last":
      return { first: held.first, last: Math.max(here, held.first) };
  }
}

/** What a stretch becomes by a key on one of its ends; null for a key that means nothing here. */
export function moved(axis: Axis, now: Stretch, end: "first" | "last", key: string, size: number): Stretch | null {
  const to = {
    ArrowLeft: now[end] - size,
    ArrowDown: now[end] - size,
    ArrowRight: now[end] + size,
    ArrowUp: now[end] + size,
    Home: end === "first" ? axis.low : now.first,
    End: end === "last" ? axis.high - 1 : now.last,
  }[key];
  if (to === undefined) return null;
  return end === "first"
    ? { first: Math.max(axis.low, Math.min(to, now.last)), last: now.last }
    : { first: now.first, last: Math.min(axis.high - 1, Math.max(to, now.first)) };
}
