/** What the reader saw in a report, stage by stage, and where. */
import type { ReportDetail } from "../api/types";
import { interval } from "../model/days";
import { range } from "../model/figures";
import { PRECISIONS, sentence, STATUSES, typeInfo } from "../model/vocabulary";
import type { Mark } from "../text/segments";

export interface SeenRow {
  readonly key: string;
  readonly title: string;
  readonly notes: readonly string[];
  /** Incident that an event belongs to. */
  readonly incident: string | null;
}

export interface Stage {
  readonly name: string;
  readonly told: string;
  readonly rows: readonly SeenRow[];
  readonly marks: readonly Mark[];
}

interface SpanLike {
  readonly start: number;
  readonly end: number;
}

export function stages(detail: ReportDetail): Stage[] {
  const reading = detail.reading;
  if (!reading) return [];
  const actors = new Map((reading.actors).map((one) => [one.id, one.name]));
  const places = new Map((reading.places).map((one) => [one.id, one.name]));
  const names = (ids: readonly string[] | undefined) => (ids ?? []).map((id) => actors.get(id) ?? id).join(", ");
  const collect = () => {
    const rows: SeenRow[] = [];
    const marks: Mark[] = [];
    const add = (role: string, key: string, title: string, notes: (string | null | undefined | false)[], spans: readonly SpanLike[], incident: string | null = null) => {
      rows.push({ key, title, notes: notes.filter((one): one is string => Boolean(one)), incident });
      for (const span of spans) marks.push({ start: span.start, end: span.end, role, key, label: title });
    };
    return { rows, marks, add };
  };

  const seenActors = collect();
  for (const one of reading.actors) {
    const aliases = one.aliases?.length ? `also ${one.aliases.join(", ")}` : null;
    const codes = [...(one.country ?? []), ...(one.plover ?? [])].join(", ");
    seenActors.add("actor", `actor ${one.id}`, one.name, [sentence(one.kind), codes, aliases], one.mentions ?? []);
  }

  const seenPlaces = collect();
  for (const one of reading.places) {
    const where = [one.admin1, one.country].filter(Boolean).join(", ");
    const precision = one.precision ? PRECISIONS[one.precision] : "not in the gazetteer";
    const number = one.geonameid ? `GeoNames ${one.geonameid}` : null;
    seenPlaces.add("place", `place ${one.id}`, one.name, [where, precision, number], one.mentions ?? []);
  }

  const times = collect();
  const events = collect();
  const tolls = collect();
  const means = collect();
  for (const one of reading.events) {
    const type = typeInfo(one.type).label + (one.mode ? `, ${one.mode.replaceAll("-", " ")}` : "");
    const title = [type, names(one.actor), names(one.recipient) && `→ ${names(one.recipient)}`].filter(Boolean).join(" ");
    events.add(
      "event",
      `event ${one.id}`,
      title,
      [
        one.status === "actual" ? null : STATUSES[one.status],
        one.place ? `in ${places.get(one.place) ?? one.place}` : "place not told",
        one.time ? interval(one.time) : "day not told",
        `intensity ${one.intensity}`,
        one.contexts?.length ? one.contexts.map((word) => word.replaceAll("_", " ")).join(", ") : null,
      ],
      one.evidence,
      detail.belongs?.[one.id] ?? null,
    );
    if (one.time) {
      const words = one.time.text;
      times.add(
        "time",
        `time ${one.id}`,
        interval(one.time),
        [
          words ? `“${words}”` : "the report's own day, for want of words",
          one.time.basis === "event" ? "counted from another event" : null,
          `of: ${title}`,
        ],
        words ? wordsIn(detail, words, one.evidence) : [],
      );
    }
    (one.casualties ?? []).forEach((toll, index) => {
      const claim = (reading.claims).find((claim) => claim.id === toll.claim);
      tolls.add(
        "toll",
        `toll ${one.id} ${index}`,
        `${range(toll.low, toll.high)} ${toll.effect}`,
        [toll.victims, toll.part && "part of a total", claim?.source ? `says ${actors.get(claim.source) ?? claim.source}` : null],
        [toll],
      );
    });
    (one.instruments ?? []).forEach((tool, index) => means.add("instrument", `means ${one.id} ${index}`, tool.name, [`of: ${title}`], [tool]));
  }

  const claims = collect();
  for (const one of reading.claims) {
    const who = one.source ? (actors.get(one.source) ?? one.source) : "The report itself";
    const event = (reading.events).find((event) => event.id === one.event);
    claims.add(
      "claim",
      `claim ${one.id}`,
      `${who} ${one.stance.replaceAll("_", " ")}`,
      [
        event ? typeInfo(event.type).label : null,
        one.kind,
        one.verb ? `“${one.verb}”` : null,
        one.via?.length ? `by way of ${names(one.via)}` : null,
      ],
      one.evidence,
    );
  }

  const links = collect();
  for (const one of reading.links) {
    const called = (id: string) => {
      const event = (reading.events).find((event) => event.id === id);
      return event ? `${typeInfo(event.type).label} (${id})` : id;
    };
    links.add("event", `link ${one.from} ${one.to} ${one.kind}`, `${called(one.from)} ${one.kind.replaceAll("_", " ")} ${called(one.to)}`, [], one.evidence ?? []);
  }

  const stage = (name: string, told: string, found: ReturnType<typeof collect>): Stage => ({ name, told, rows: found.rows, marks: found.marks });
  return [
    stage("Events", "who did what to whom, in these words", events),
    stage("Actors", "everyone who acts, is acted on or speaks, and each mention", seenActors),
    stage("Times", "when each event was, and the words that say so", times),
    stage("Places", "every place that was named, as finely as is certain", seenPlaces),
    stage("Tolls", "each figure of human cost", tolls),
    stage("Means", "weapons and means, as worded", means),
    stage("Claims", "who says so, and how", claims),
    stage("Links", "what one event has to do with another", links),
  ];
}

/** Where the words of a time stand: in the event's own evidence, or nowhere that is certain. */
function wordsIn(detail: ReportDetail, words: string, evidence: readonly { start: number; quote: string }[]): SpanLike[] {
  for (const span of evidence) {
    const at = span.quote.indexOf(words);
    if (at < 0) continue;
    const start = span.start + [...span.quote.slice(0, at)].length;
    return [{ start, end: start + [...words].length }];
  }
  const text = detail.report.text;
  const at = text.indexOf(words);
  if (at < 0 || text.indexOf(words, at + 1) >= 0) return [];
  const start = [...text.slice(0, at)].length;
  return [{ start, end: start + [...words].length }];
}
