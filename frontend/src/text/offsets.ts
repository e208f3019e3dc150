/**
 * Offsets of the ledger count Unicode code points; a browser's strings count UTF-16 units. They part company
 * at the first character beyond U+FFFF (an emoji, some scripts).
 */
export class Offsets {
  /** UTF-16 positions of the second unit of each pair, in order; empty for most texts. */
  readonly #pairs: number[] = [];
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    for (let unit = 0; unit < text.length; unit++) {
      const code = text.charCodeAt(unit);
      if (code >= 0xd800 && code <= 0xdbff && unit + 1 < text.length) {
        const next = text.charCodeAt(unit + 1);
        if (next >= 0xdc00 && next <= 0xdfff) {
          this.#pairs.push(unit + 1);
          unit++;
        }
      }
    }
  }

  /** Code points in the text. */
  get length(): number {
    return this.text.length - this.#pairs.length;
  }

  /** Position in the browser's string of the code point with this number. */
  toUnits(point: number): number {
    // The k-th pair (from 0) ends at unit p, where p - k - 1 code points came before its own.
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pairs[middle] ?? 0) - middle - 1 < point) low = middle + 1;
      else high = middle;
    }
    return point + low;
  }

  /** Number of the code point at this position of the browser's string. */
  toPoints(unit: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pairs[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }

  /** The words from one code point to another. */
  slice(start: number, end: number): string {
    return this.text.slice(this.toUnits(start), this.toUnits(end));
  }
}
