/** The versions of an incident's fields, and the words that bear them out. */
import type { Incident, Version } from "../api/types";
import type { Mark } from "../text/segments";
import { sentence } from "./vocabulary.ts";

export interface Keyed {
  readonly key: string;
  readonly version: Version;
}

export interface FieldVersions {
  readonly field: string;
  readonly name: string;
  readonly versions: readonly Keyed[];
}

const NAMES: Readonly<Record<string, string>> = {
  type: "What happened",
  mode: "How",
  status: "Did it happen",
  actor: "Who did it",
  recipient: "To whom",
  time: "When",
  place: "Where",
  instruments: "By what means",
  name: "Name of the operation",
};
const ORDER = Object.keys(NAMES);

export const fieldName = (field: string): string =>
  NAMES[field] ?? sentence(field.replace(/^casualties\./, ""));

export function byField(incident: Incident): FieldVersions[] {
  const groups = new Map<string, Keyed[]>();
  (incident.versions ?? []).forEach((version, index) => {
    const held = groups.get(version.field) ?? [];
    held.push({ key: `${version.field}#${index}`, version });
    groups.set(version.field, held);
  });
  const rank = (field: string) => {
    const at = ORDER.indexOf(field);
    // Figures stand right after what happened: they are what most readers come for.
    return field.startsWith("casualties.") ? 0.5 : at < 0 ? ORDER.length : at;
  };
  return [...groups]
    .map(([field, versions]) => ({ field, name: fieldName(field), versions }))
    .sort((a, b) => contested(b.versions) - contested(a.versions) || rank(a.field) - rank(b.field));
}

/** Fields on which sources differ come first: they are what a reader has to weigh. */
const contested = (versions: readonly Keyed[]): number => Number(versions.length > 1);

export function roleOf(field: string): string {
  if (field.startsWith("casualties.")) return "toll";
  if (field === "instruments") return "instrument";
  return ["actor", "recipient", "time", "place"].includes(field) ? field : "event";
}

/** What to colour in one report: the words of every version that it gives, and of the event as a whole. */
export function marksOf(incident: Incident, report: string): Mark[] {
  const marks: Mark[] = [];
  for (const { field, name, versions } of byField(incident)) {
    for (const { key, version } of versions) {
      for (const source of version.sources ?? []) {
        if (source.report !== report) continue;
        const who = source.source ? `, says ${source.source}` : "";
        marks.push({
          start: source.start,
          end: source.end,
          role: roleOf(field),
          key,
          label: `${name}: ${version.label}${who}`,
        });
      }
    }
  }
  for (const member of incident.members ?? []) {
    if (member.report !== report) continue;
    marks.push({ start: member.start, end: member.end, role: "event", key: member.event, label: "The event's words" });
  }
  return marks;
}

/** The field that selected words speak of: that of the narrowest evidence which they touch, else a guess by their looks. */
export function fieldOf(incident: Incident, words: { report: string; start: number; end: number; quote: string }): string {
  let best = /\d/.test(words.quote) ? "casualties.killed" : "type";
  let width = Infinity;
  for (const version of incident.versions ?? []) {
    for (const source of version.sources ?? []) {
      if (source.report !== words.report || source.start >= words.end || source.end <= words.start) continue;
      if (source.end - source.start >= width) continue;
      [best, width] = [version.field, source.end - source.start];
    }
  }
  return best;
}
