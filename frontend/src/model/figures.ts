/** Figures of human cost as people write them; unknown is never zero. */
export function range(low: number | null | undefined, high: number | null | undefined): string {
  const number = (value: number) => value.toLocaleString("en-GB");
  if (low == null && high == null) return "unknown";
  if (low == null) return `at most ${number(high ?? 0)}`;
  if (high == null) return `at least ${number(low)}`;
  return low === high ? number(low) : `${number(low)}–${number(high)}`;
}

export const count = (number: number, one: string, many = one + "s"): string =>
  `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
