/** What the explorer shows, kept in step with the address: list, counts, timeline, and the map's rows. */
import { api } from "../api/client";
import type { Facet, IncidentSummary, TimelineBin } from "../api/types";
import { focusOf } from "./focus";
import { writeFilters, type Filters } from "../state/filters";
import { PointTable } from "./map/points";

const PAGE = 60;
/** Milliseconds for which all else waits for the list. */
const PATIENCE = 400;
/** The map takes these from rows that it already has, so that brushing and playing need no answer from the server. */
const LOCAL = ["since", "until", "box", "type", "standing", "country"] as const;

export class ExplorerData {
  items = $state.raw<IncidentSummary[]>([]);
  total = $state<number | null>(null);
  next = $state<string | null>(null);
  facets = $state.raw<Record<string, Facet[]>>({});
  bins = $state.raw<TimelineBin[]>([]);
  /** Incidents before and after the stretch that the timeline shows. */
  outside = $state(0);
  table = $state.raw<PointTable | null>(null);
  busy = $state(0);
  error = $state.raw<unknown>(null);
  #listed: Promise<void> = Promise.resolve();
  #counted: Promise<void> = Promise.resolve();
  #runs = new Map<string, { key: string; stop: AbortController }>();

  /** Asks anew for whatever these filters change; answers to older questions are dropped. */
  load(filters: Filters, options: { width: string; whole: boolean }, version: number): void {
    const key = (...leaveOut: (keyof Filters)[]) => `${version} ${writeFilters(filters, leaveOut)}`;
    this.#run("list", key(), async (signal) => {
      const page = await api.incidents(filters, null, PAGE, signal);
      return () => {
        this.items = page.items;
        this.total = page.total;
        this.next = page.next ?? null;
      };
    });
    // The list is what the person waits for: the rest is asked for once it is there, or after a moment.
    const turn = this.listed();
    this.#run("facets", key("sort"), async (signal) => {
      await turn;
      const facets = await countWithin(filters, signal);
      return () => (this.facets = facets);
    });
    this.#run("timeline", `${options.width} ${options.whole} ${key("sort", "since", "until")}`, async (signal) => {
      await turn;
      const open = { ...filters, since: "", until: "" };
      let bins = await api.timeline(open, options.width, signal);
      const focus = options.whole ? null : focusOf(bins);
      if (focus) bins = await api.timeline({ ...open, ...focus }, options.width, signal);
      return () => {
        this.bins = bins;
        this.outside = focus?.outside ?? 0;
      };
    });
    this.#run("points", key("sort", ...LOCAL), async (signal) => {
      await turn;
      const points = await api.points(filters, [...LOCAL], signal);
      return () => (this.table = new PointTable(points));
    });
  }

  /** Once the list that was asked for is on the screen, or after a moment. */
  listed(): Promise<void> {
    return painted(this.#listed, PATIENCE);
  }

  /** Once the list and the counts beside it are on the screen, or after a moment. */
  counted(): Promise<void> {
    // The counts are asked for after the list, so each gets its moment.
    return painted(Promise.all([this.#listed, this.#counted]), 2 * PATIENCE);
  }

  /** The rows after the last. */
  async more(filters: Filters): Promise<void> {
    const cursor = this.next;
    if (!cursor || this.busy) return;
    this.busy += 1;
    try {
      const page = await api.incidents(filters, cursor, PAGE);
      if (this.next !== cursor) return;
      const held = new Set(this.items.map((one) => one.id));
      this.items = [...this.items, ...page.items.filter((one) => !held.has(one.id))];
      this.next = page.next ?? null;
    } catch (error) {
      this.error = error;
    } finally {
      this.busy -= 1;
    }
  }

  #run(part: string, key: string, ask: (signal: AbortSignal) => Promise<() => void>): void {
    const before = this.#runs.get(part);
    if (before?.key === key) return;
    before?.stop.abort();
    const stop = new AbortController();
    const run = { key, stop };
    this.#runs.set(part, run);
    this.busy += 1;
    const asked = ask(stop.signal)
      .then((take) => {
        if (this.#runs.get(part) !== run) return;
        take();
        this.error = null;
      })
      .catch((error: unknown) => {
        if (this.#runs.get(part) !== run || stop.signal.aborted) return;
        this.#runs.delete(part);
        this.error = error;
      })
      .finally(() => {
        this.busy -= 1;
      });
    if (part === "list") this.#listed = asked;
    if (part === "facets") this.#counted = asked;
  }
}

/** Once what was asked for is on the screen, or after a moment. */
function painted(asked: Promise<unknown>, patience: number): Promise<void> {
  const shown = asked.then(() => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done))));
  return Promise.race([shown, new Promise<void>((done) => setTimeout(done, patience))]);
}

const COUNTED = ["type", "mode", "country", "actor", "standing", "status", "source"] as const;

/**
 * Counts of each field over what all other filters leave: whoever has chosen one type still sees the others, and
 * how many more each would bring.
 */
async function countWithin(filters: Filters, signal: AbortSignal): Promise<Record<string, Facet[]>> {
  const set = COUNTED.filter((field) => filters[field].length > 0);
  const [within, ...without] = await Promise.all([
    api.facets(filters, signal),
    ...set.map((field) => api.facets({ ...filters, [field]: [] }, signal)),
  ]);
  const facets = { ...within };
  set.forEach((field, index) => (facets[field] = without[index]?.[field] ?? []));
  return facets;
}

/** One for the page's life: going back to the list finds it as it was left. */
export const explorer = new ExplorerData();
