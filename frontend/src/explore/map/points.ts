/** The map's incidents as columns: fifty thousand rows take about 3 MB, and a pass over them about a millisecond. */
import type { EventType, Points, Standing } from "../../api/types";
import { dayNumber } from "../../model/days.ts";

/** How a place is drawn: as a point, as the area of a division or country, or as a ring where no area is known. */
export const PRECISE = new Set(["site", "populated_place"]);

/** What the rows themselves can be filtered by, so that the server need not be asked again. */
export interface LocalFilters {
  readonly since: string;
  readonly until: string;
  readonly type: readonly string[];
  readonly standing: readonly string[];
  readonly country: readonly string[];
}

export class PointTable {
  readonly size: number;
  readonly ids: string[];
  readonly latitude: Float32Array;
  readonly longitude: Float32Array;
  /** Web Mercator, 0 to 1 from west to east and from north to south. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly precision: string[];
  readonly type: EventType[];
  readonly standing: Standing[];
  /** -1 where unknown. */
  readonly killed: Int32Array;
  readonly country: string[];
  readonly admin1: string[];
  /** 0 where unknown. */
  readonly geonameid: Int32Array;
  /** First and last day since 1970-01-01; NaN where unknown. */
  readonly start: Float64Array;
  readonly end: Float64Array;

  constructor(points: Points) {
    const at = (...names: string[]) => names.map((name) => points.fields.indexOf(name)).find((one) => one >= 0) ?? -1;
    const column = {
      id: at("id"),
      latitude: at("latitude", "lat"),
      longitude: at("longitude", "lon"),
      precision: at("precision"),
      type: at("type"),
      standing: at("standing"),
      killed: at("killed_high", "killed"),
      country: at("country"),
      admin1: at("admin1"),
      geonameid: at("geonameid"),
      start: at("start", "time_start"),
      end: at("end", "time_end"),
    };
    const size = (this.size = points.rows.length);
    this.ids = new Array<string>(size);
    this.latitude = new Float32Array(size);
    this.longitude = new Float32Array(size);
    this.x = new Float64Array(size);
    this.y = new Float64Array(size);
    this.precision = new Array<string>(size);
    this.type = new Array<EventType>(size);
    this.standing = new Array<Standing>(size);
    this.killed = new Int32Array(size);
    this.country = new Array<string>(size);
    this.admin1 = new Array<string>(size);
    this.geonameid = new Int32Array(size);
    this.start = new Float64Array(size);
    this.end = new Float64Array(size);
    // The same few hundred words stand in every row: one string each, not fifty thousand.
    const words = new Map<string, string>();
    const word = (value: unknown): string => {
      if (typeof value !== "string") return "";
      const held = words.get(value);
      if (held !== undefined) return held;
      words.set(value, value);
      return value;
    };
    const days = new Map<unknown, number>();
    const day = (value: unknown): number => {
      const held = days.get(value);
      if (held !== undefined) return held;
      const number = typeof value === "string" ? dayNumber(value) : NaN;
      days.set(value, number);
      return number;
    };
    points.rows.forEach((row, index) => {
      this.ids[index] = String(row[column.id]);
      const latitude = Number(row[column.latitude] ?? NaN);
      const longitude = Number(row[column.longitude] ?? NaN);
      this.latitude[index] = latitude;
      this.longitude[index] = longitude;
      this.x[index] = (longitude + 180) / 360;
      this.y[index] = mercator(latitude);
      this.precision[index] = word(row[column.precision]);
      this.type[index] = word(row[column.type]) as EventType;
      this.standing[index] = word(row[column.standing]) as Standing;
      const killed = row[column.killed];
      this.killed[index] = typeof killed === "number" ? killed : -1;
      this.country[index] = word(row[column.country]);
      this.admin1[index] = word(row[column.admin1]);
      this.geonameid[index] = Number(row[column.geonameid] ?? 0);
      this.start[index] = day(row[column.start]);
      this.end[index] = column.end < 0 ? this.start[index]! : day(row[column.end]);
    });
  }

  /** Which rows pass; an open stretch of days takes everything, a row without a day only that. */
  passing(filters: LocalFilters): Uint8Array {
    const mask = new Uint8Array(this.size);
    const { since, until } = filters;
    const anyDay = !since && !until;
    const first = since ? dayNumber(since) : -Infinity;
    const last = until ? dayNumber(until) : Infinity;
    const chosen = (values: readonly string[]) => (values.length ? new Set<string>(values) : null);
    const [types, standings, countries] = [chosen(filters.type), chosen(filters.standing), chosen(filters.country)];
    for (let row = 0; row < this.size; row++) {
      mask[row] =
        (anyDay || (this.end[row]! >= first && this.start[row]! <= last)) &&
        (!types || types.has(this.type[row]!)) &&
        (!standings || standings.has(this.standing[row]!)) &&
        (!countries || countries.has(this.country[row]!))
          ? 1
          : 0;
    }
    return mask;
  }
}

export function mercator(latitude: number): number {
  const bounded = Math.max(-85.05, Math.min(85.05, latitude));
  const sine = Math.sin((bounded * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}
