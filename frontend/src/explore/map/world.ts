/** The bundled shapes of countries and first-order divisions, and which of them a place means. */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

type Area = Polygon | MultiPolygon;
interface DivisionProperties {
  code: string;
  name: string;
  geonameid?: number;
  other?: string;
}

export interface World {
  readonly countries: FeatureCollection<Area, { code: string }>;
  readonly divisions: FeatureCollection<Area, DivisionProperties>;
  readonly labels: FeatureCollection<Point, { code: string; country: string }>;
  /** Number of the division, or -1 where the map has none for it. */
  division(geonameid: number, country: string, admin1: string): number;
  hasCountry(code: string): boolean;
  countryName(code: string): string;
  /** The outline of a country; none where the map has none for it. */
  country(code: string): Feature<Area, { code: string }> | undefined;
}

let loading: Promise<World> | null = null;

export function loadWorld(): Promise<World> {
  loading ??= fetch("/map/world.json")
    .then((response) => {
      if (!response.ok) throw new Error(`the map's shapes could not be loaded (${response.status})`);
      return response.json() as Promise<Topology>;
    })
    .then(open)
    .catch((error: unknown) => {
      loading = null;
      throw error;
    });
  return loading;
}

function open(topology: Topology): World {
  const collection = <G extends Area | Point, P>(name: string) =>
    feature(topology, topology.objects[name] as GeometryCollection<P & object>) as unknown as FeatureCollection<G, P>;
  const countries = collection<Area, { code: string }>("countries");
  const divisions = collection<Area, DivisionProperties>("divisions");
  const labels = collection<Point, { code: string; country: string }>("labels");
  const byId = new Map<number, number>();
  const byName = new Map<string, number>();
  divisions.features.forEach((one, index) => {
    const { geonameid, code, name, other } = one.properties;
    if (geonameid) byId.set(geonameid, index);
    for (const known of [name, ...(other?.split("|") ?? [])]) {
      const key = `${code}|${fold(known)}`;
      if (!byName.has(key)) byName.set(key, index);
    }
  });
  const names = new Map(labels.features.map((one) => [one.properties.code, one.properties.country]));
  const outlines = new Map(countries.features.map((one) => [one.properties.code, one]));
  return {
    countries,
    divisions,
    labels,
    division: (geonameid, country, admin1) =>
      byId.get(geonameid) ?? (admin1 ? byName.get(`${country}|${fold(admin1)}`) : undefined) ?? -1,
    hasCountry: (code) => outlines.has(code),
    country: (code) => outlines.get(code),
    countryName: (code) => names.get(code) ?? code,
  };
}

/** Names of divisions without accents, articles and the word for what they are. */
export function fold(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\b(province|governorate|state|region|oblast|district|department|prefecture|county|va|and|o|al|ad|as|the|of)\b/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
