/** The map of incidents over MapLibre: what is drawn where, and what lies under the pointer. */
import type { Feature } from "geojson";
import type { GeoJSONSource, Map as LibreMap, PointLike } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { boxWords, outlineOf } from "./box";
import { cluster, commonest, type View } from "./clusters";
import { DIVISIONS_FROM, emptyStyle, layers, type Palette } from "./layers";
import { NOWHERE, place, rowsOf, type Placement } from "./placement";
import { PRECISE, type PointTable } from "./points";
import { loadWorld, type World } from "./world";

export interface Picked {
  /** What the person pointed at, in words. */
  readonly what: string;
  readonly rows: readonly number[];
}

export interface MapEvents {
  pick(picked: Picked | null): void;
  moved(address: string): void;
}

export function canDraw(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

export class IncidentMap {
  readonly #map: LibreMap;
  readonly #world: World;
  #table: PointTable | null = null;
  #placed: Placement = NOWHERE;
  /** What each source of shaded areas holds, in a word. */
  #shown = new Map<string, string>();
  #lined = false;
  #cells = new Map<string, readonly number[]>();

  /** @param turn What goes before: the first frame holds up all else on the page. */
  static async open(
    container: HTMLElement,
    palette: Palette,
    address: string,
    events: MapEvents,
    turn: Promise<void>,
  ): Promise<IncidentMap> {
    const [library, worker, world] = await Promise.all([
      import("maplibre-gl"),
      import("maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url"),
      loadWorld(),
      turn,
    ]);
    library.setWorkerUrl(worker.default);
    const [longitude = 35, latitude = 25, zoom = 1.2] = address ? address.split(",").map(Number) : [];
    const map = new library.Map({
      container,
      style: emptyStyle(palette),
      center: [longitude, latitude],
      zoom,
      minZoom: 0.3,
      maxZoom: 12,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      boxZoom: false,
      fadeDuration: 0,
      renderWorldCopies: true,
      locale: { "Map.Title": "Map of incidents" },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
    await new Promise<void>((done) => map.once("load", () => done()));
    return new IncidentMap(map, world, events);
  }

  private constructor(map: LibreMap, world: World, events: MapEvents) {
    this.#map = map;
    this.#world = world;
    this.#source("countries").setData(world.countries);
    this.#source("labels").setData(world.labels);
    map.on("moveend", (event) => {
      this.#drawMarks();
      this.#drawLines();
      // The first look at everything is no choice of the person's, and has no place in the address.
      if ((event as { first?: boolean }).first) return;
      const centre = map.getCenter();
      events.moved(`${centre.lng.toFixed(3)},${centre.lat.toFixed(3)},${map.getZoom().toFixed(2)}`);
    });
    map.on("click", (event) => events.pick(this.#at(event.point)));
    map.on("mousemove", (event) => {
      map.getCanvas().style.cursor = this.#at(event.point) ? "pointer" : "";
    });
  }

  #source(name: string): GeoJSONSource {
    return this.#map.getSource(name) as GeoJSONSource;
  }

  /** Draws the rows of a table that a mask leaves. */
  show(table: PointTable, mask: Uint8Array): void {
    this.#table = table;
    this.#placed = place(table, mask, this.#world);
    this.#shade("shaded", this.#placed.divisions, (index) => this.#world.divisions.features[index]);
    this.#shade("washed", this.#placed.countries, (code) => this.#world.country(code));
    this.#drawMarks();
    this.#drawLines();
  }

  #shade<K extends string | number>(source: string, areas: ReadonlyMap<K, number[]>, shape: (key: K) => Feature | undefined): void {
    const features: Feature[] = [];
    for (const [key, rows] of areas) {
      const found = shape(key);
      if (!found) continue;
      // One incident shows at half strength, fifty at full.
      const weight = Math.min(1, 0.5 + 0.3 * Math.log10(rows.length));
      const properties = { ...found.properties, area: key, type: commonest(this.#table!, rows), weight };
      features.push({ type: "Feature", geometry: found.geometry, properties });
    }
    const word = JSON.stringify(features.map((one) => one.properties));
    if (this.#shown.get(source) === word) return;
    this.#shown.set(source, word);
    this.#source(source).setData({ type: "FeatureCollection", features });
  }

  /** Lines of all divisions: nobody waits for them before the map is as near as they are drawn. */
  #drawLines(): void {
    if (this.#lined || this.#map.getZoom() < DIVISIONS_FROM) return;
    this.#lined = true;
    this.#source("divisions").setData(this.#world.divisions);
  }

  #drawMarks(): void {
    if (!this.#table) return;
    const view = this.#view();
    const points = cluster(this.#table, this.#placed.points, view, "point");
    const rings = cluster(this.#table, this.#placed.rings, view, "ring");
    this.#cells = new Map([...points.rows, ...rings.rows]);
    this.#source("marks").setData({
      type: "FeatureCollection",
      features: [...rings.marks.features, ...points.marks.features],
    });
  }

  #view(): View {
    const bounds = this.#map.getBounds();
    const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const [wide, high] = [(east - west) / 4, (north - south) / 4];
    return { zoom: this.#map.getZoom(), west: west - wide, south: south - high, east: east + wide, north: north + high };
  }

  #at(point: PointLike & { x: number; y: number }): Picked | null {
    if (!this.#table) return null;
    const around: [PointLike, PointLike] = [
      [point.x - 3, point.y - 3],
      [point.x + 3, point.y + 3],
    ];
    const mark = this.#map.queryRenderedFeatures(around, { layers: ["marks", "rings"] })[0];
    if (mark) return this.#picked("at this place", this.#cells.get(String(mark.properties["cell"])) ?? []);
    const division = this.#map.queryRenderedFeatures(point, { layers: ["division-shade"] })[0];
    const inDivision = division ? this.#placed.divisions.get(Number(division.properties["area"])) : undefined;
    if (division && inDivision) return this.#picked(`somewhere in ${String(division.properties["name"])}`, inDivision);
    const country = this.#map.queryRenderedFeatures(point, { layers: ["country-wash"] })[0];
    const code = country ? String(country.properties["area"]) : "";
    const inCountry = this.#placed.countries.get(code);
    if (inCountry) return this.#picked(`somewhere in ${this.#world.countryName(code)}`, inCountry);
    return null;
  }

  #picked(what: string, rows: readonly number[]): Picked | null {
    return rows.length ? { what, rows } : null;
  }

  /** Rings the mark that holds an incident; nothing where it is not on the map. */
  select(id: string | null): void {
    const table = this.#table;
    const row = id && table ? table.ids.indexOf(id) : -1;
    if (row < 0 || !table || !PRECISE.has(table.precision[row]!)) {
      this.#source("selected").setData({ type: "FeatureCollection", features: [] });
      return;
    }
    const radius = 8 + Math.min(24, 1.25 * Math.sqrt(Math.max(0, table.killed[row]!)));
    this.#source("selected").setData({
      type: "Feature",
      properties: { radius },
      geometry: { type: "Point", coordinates: [table.longitude[row]!, table.latitude[row]!] },
    });
  }

  /** Outlines the box that is filtered by; `west,south,east,north`. */
  outline(box: string): void {
    this.#source("box").setData(outlineOf(box));
  }

  /** The degrees under two corners on the screen, as a filter writes them. */
  boxOf(from: { x: number; y: number }, to: { x: number; y: number }): string {
    const a = this.#map.unproject([Math.min(from.x, to.x), Math.max(from.y, to.y)]);
    const b = this.#map.unproject([Math.max(from.x, to.x), Math.min(from.y, to.y)]);
    return boxWords(a.lng, a.lat, b.lng, b.lat);
  }

  boxOfView(): string {
    const bounds = this.#map.getBounds();
    return boxWords(bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth());
  }

  /** Shows all that is drawn, before the person has moved the map. */
  fitAll(): void {
    this.#fit(rowsOf(this.#placed), false, { first: true });
  }

  zoomTo(rows: readonly number[], still: boolean): void {
    this.#fit(rows, !still, {});
  }

  #fit(rows: readonly number[], animate: boolean, mark: { first?: boolean }): void {
    const table = this.#table;
    if (!table || rows.length === 0) return;
    let [west, south, east, north] = [180, 90, -180, -90];
    for (const row of rows) {
      if (Number.isNaN(table.longitude[row]!)) continue;
      west = Math.min(west, table.longitude[row]!);
      east = Math.max(east, table.longitude[row]!);
      south = Math.min(south, table.latitude[row]!);
      north = Math.max(north, table.latitude[row]!);
    }
    if (west > east) return;
    this.#map.fitBounds([west, south, east, north], { padding: 70, maxZoom: mark.first ? 5 : 9, animate }, mark);
  }

  paint(palette: Palette): void {
    for (const layer of layers(palette)) {
      for (const [name, value] of Object.entries(layer.paint ?? {})) {
        this.#map.setPaintProperty(layer.id, name as never, value as never);
      }
    }
  }

  /** What is drawn now, for tests: pixels say little, features everything. */
  drawn(): { points: number; rings: number; divisions: string[]; countries: string[] } {
    const names = [...this.#placed.divisions.keys()].map((id) => this.#world.divisions.features[id]?.properties.name ?? "");
    return {
      points: this.#placed.points.length,
      rings: this.#placed.rings.length,
      divisions: names.sort(),
      countries: [...this.#placed.countries.keys()].sort(),
    };
  }

  /** Once everything is on the screen. */
  idle(): Promise<void> {
    const map = this.#map;
    const sources = ["countries", "washed", "divisions", "shaded", "labels", "marks"];
    const there = () => this.#table !== null && sources.every((one) => map.isSourceLoaded(one)) && map.areTilesLoaded() && !map.isMoving();
    return new Promise((done) => {
      const look = () => {
        if (!there()) return void setTimeout(look, 50);
        map.once("render", () => requestAnimationFrame(() => done()));
        map.triggerRepaint();
      };
      look();
    });
  }

  project(longitude: number, latitude: number): { x: number; y: number } {
    return this.#map.project([longitude, latitude]);
  }

  resize(): void {
    this.#map.resize();
  }

  close(): void {
    this.#map.remove();
  }
}
