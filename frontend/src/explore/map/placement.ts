/** How each row is drawn: as a point, as a ring, or as a part of the area that it lies somewhere in. */
import { PRECISE, type PointTable } from "./points.ts";
import type { World } from "./world.ts";

/** What a placement asks of the world. */
export type Areas = Pick<World, "division" | "hasCountry">;

export interface Placement {
  readonly points: number[];
  readonly rings: number[];
  readonly divisions: Map<number, number[]>;
  readonly countries: Map<string, number[]>;
}

export const NOWHERE: Placement = { points: [], rings: [], divisions: new Map(), countries: new Map() };

/** The rows that a mask leaves, by how they are drawn. */
export function place(table: PointTable, mask: Uint8Array, areas: Areas): Placement {
  const placed: Placement = { points: [], rings: [], divisions: new Map(), countries: new Map() };
  for (let row = 0; row < table.size; row++) {
    if (!mask[row]) continue;
    const precision = table.precision[row]!;
    if (PRECISE.has(precision)) {
      placed.points.push(row);
      continue;
    }
    if (precision === "admin1" || precision === "admin2") {
      const geonameid = precision === "admin1" ? table.geonameid[row]! : 0;
      const division = areas.division(geonameid, table.country[row]!, table.admin1[row]!);
      if (division >= 0) {
        push(placed.divisions, division, row);
        continue;
      }
    }
    if (precision === "country" && areas.hasCountry(table.country[row]!)) {
      push(placed.countries, table.country[row]!, row);
      continue;
    }
    if (!Number.isNaN(table.latitude[row]!)) placed.rings.push(row);
  }
  return placed;
}

/** All rows of a placement, in no order. */
export function rowsOf(placed: Placement): number[] {
  return [placed.points, placed.rings, ...placed.divisions.values(), ...placed.countries.values()].flat();
}

function push<K>(map: Map<K, number[]>, key: K, row: number): void {
  const held = map.get(key);
  if (held) held.push(row);
  else map.set(key, [row]);
}
