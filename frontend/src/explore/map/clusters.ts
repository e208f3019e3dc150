/** Points that would lie on one another become one mark with their number: a grid of the screen, anew at each zoom. */
import type { Feature, FeatureCollection, Point } from "geojson";
import { typeInfo } from "../../model/vocabulary.ts";
import type { PointTable } from "./points.ts";

/** Width of a cell in screen pixels: the largest mark just fits. */
const CELL = 48;

export interface Cell {
  readonly rows: number[];
  x: number;
  y: number;
}

export interface View {
  readonly zoom: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface MarkProperties {
  /** Key of the cell, for finding its rows again. */
  readonly cell: string;
  readonly count: number;
  readonly label: string;
  readonly radius: number;
  /** The commonest type, whose colour the mark takes. */
  readonly type: string;
  readonly standing: string;
  readonly kind: "point" | "cluster" | "ring";
}

export interface Clusters {
  readonly marks: FeatureCollection<Point, MarkProperties>;
  readonly rows: ReadonlyMap<string, readonly number[]>;
}

/**
 * @param rows The rows to draw, each once.
 * @param kind Whether they are points, or rings for places whose outline is unknown.
 */
export function cluster(table: PointTable, rows: readonly number[], view: View, kind: "point" | "ring"): Clusters {
  const scale = 512 * 2 ** Math.floor(view.zoom);
  const cells = new Map<string, Cell>();
  for (const row of rows) {
    const longitude = table.longitude[row]!;
    const latitude = table.latitude[row]!;
    if (latitude < view.south || latitude > view.north || !inside(longitude, view.west, view.east)) continue;
    const x = table.x[row]!;
    const y = table.y[row]!;
    const key = `${Math.floor((x * scale) / CELL)}:${Math.floor((y * scale) / CELL)}:${kind}`;
    const cell = cells.get(key);
    if (cell) {
      cell.rows.push(row);
      cell.x += longitude;
      cell.y += latitude;
    } else cells.set(key, { rows: [row], x: longitude, y: latitude });
  }
  const features: Feature<Point, MarkProperties>[] = [];
  const found = new Map<string, readonly number[]>();
  for (const [key, cell] of cells) {
    found.set(key, cell.rows);
    features.push({
      type: "Feature",
      geometry: { type: "Point", coordinates: [cell.x / cell.rows.length, cell.y / cell.rows.length] },
      properties: properties(table, key, cell.rows, kind),
    });
  }
  // Large marks first, so that small ones are drawn over them.
  features.sort((a, b) => b.properties.radius - a.properties.radius);
  return { marks: { type: "FeatureCollection", features }, rows: found };
}

function inside(longitude: number, west: number, east: number): boolean {
  if (east - west >= 360) return true;
  for (const turn of [0, 360, -360]) if (longitude + turn >= west && longitude + turn <= east) return true;
  return false;
}

function properties(table: PointTable, cell: string, rows: readonly number[], kind: "point" | "ring"): MarkProperties {
  const first = rows[0]!;
  if (rows.length === 1) {
    const killed = Math.max(0, table.killed[first]!);
    return {
      cell,
      count: 1,
      label: "",
      // Area by toll: 5 pixels for none known, 9 for ten killed, 17 for a hundred, never over 24.
      radius: kind === "ring" ? 16 : Math.min(24, 5 + 1.25 * Math.sqrt(killed)),
      type: table.type[first]!,
      standing: table.standing[first]!,
      kind,
    };
  }
  return {
    cell,
    count: rows.length,
    label: rows.length < 1000 ? String(rows.length) : `${(rows.length / 1000).toFixed(rows.length < 10_000 ? 1 : 0)}k`,
    radius: Math.min(26, 9 + 2.6 * Math.log2(rows.length)),
    type: commonest(table, rows),
    standing: "confirmed",
    kind: kind === "ring" ? "ring" : "cluster",
  };
}

/** The commonest type; of equally common ones the gravest. */
export function commonest(table: PointTable, rows: readonly number[]): string {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(table.type[row]!, (counts.get(table.type[row]!) ?? 0) + 1);
  let best = "";
  let most = 0;
  for (const [type, number] of counts) {
    if (number > most || (number === most && typeInfo(type as never).quad > typeInfo(best as never).quad)) {
      best = type;
      most = number;
    }
  }
  return best;
}
