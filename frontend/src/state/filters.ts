/** What is looked for, as the address of the page says it: the API's own parameter names, nothing else. */
import type { EventType, Standing, Status } from "../api/types";

export interface Filters {
  text: string;
  type: EventType[];
  mode: string[];
  actor: string[];
  by: string[];
  against: string[];
  country: string[];
  near: string;
  box: string;
  since: string;
  until: string;
  toll: string;
  status: Status[];
  standing: Standing[];
  source: string[];
  report: string;
  rejected: boolean;
  sort: string;
  as_of: string;
}

export const LISTS = ["type", "mode", "actor", "by", "against", "country", "status", "standing", "source"] as const;
export const SINGLES = ["text", "near", "box", "since", "until", "toll", "report", "sort", "as_of"] as const;
export type ListField = (typeof LISTS)[number];
export type SingleField = (typeof SINGLES)[number];

export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  const filters: Record<string, unknown> = { rejected: given.get("rejected") === "true" };
  for (const name of LISTS) filters[name] = [...new Set(given.getAll(name).filter(Boolean))];
  for (const name of SINGLES) filters[name] = given.get(name) ?? "";
  return filters as unknown as Filters;
}

/** As parameters of the API or of the page's address; fields in one order, so that equal filters are equal text. */
export function writeFilters(filters: Partial<Filters>, leaveOut: readonly (keyof Filters)[] = []): URLSearchParams {
  const written = new URLSearchParams();
  for (const name of LISTS) {
    if (leaveOut.includes(name)) continue;
    for (const value of [...(filters[name] ?? [])].sort()) written.append(name, value);
  }
  for (const name of SINGLES) {
    const value = filters[name];
    if (value && !leaveOut.includes(name)) written.set(name, value);
  }
  if (filters.rejected && !leaveOut.includes("rejected")) written.set("rejected", "true");
  return written;
}

/** How many filters are set; the order of the list and the ledger's time are none. */
export function countFilters(filters: Filters): number {
  return [...writeFilters(filters, ["sort", "as_of"])].length;
}
