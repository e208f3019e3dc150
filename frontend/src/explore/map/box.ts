/** A box on the globe as a filter writes it, `west,south,east,north` in degrees; west lies east of east across the date line. */
import type { Feature, FeatureCollection } from "geojson";

/** Its outline; nothing for what is no box. */
export function outlineOf(box: string): Feature | FeatureCollection {
  const [west = NaN, south = NaN, east = NaN, north = NaN] = box.split(",").map(Number);
  if (!box || [west, south, east, north].some(Number.isNaN)) return { type: "FeatureCollection", features: [] };
  const right = east < west ? east + 360 : east;
  const ring = [
    [west, south],
    [right, south],
    [right, north],
    [west, north],
    [west, south],
  ];
  return { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates: ring } };
}

export function boxWords(west: number, south: number, east: number, north: number): string {
  if (east - west >= 360) return `-180,${clamp(south)},180,${clamp(north)}`;
  return [turn(west).toFixed(3), clamp(south), turn(east).toFixed(3), clamp(north)].join(",");
}

const clamp = (latitude: number): string => Math.max(-90, Math.min(90, latitude)).toFixed(3);
const turn = (longitude: number): number => ((((longitude + 180) % 360) + 360) % 360) - 180;
