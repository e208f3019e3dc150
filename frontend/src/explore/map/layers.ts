/** How the map is drawn: its layers in the colours of the page. */
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import { TYPES } from "../../model/vocabulary";

export interface Palette {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
  readonly ink: string;
  readonly halo: string;
  readonly select: string;
  readonly types: Readonly<Record<string, string>>;
}

/** The colours as the page has them now: `light-dark()` is resolved only where a colour is used. */
export function readPalette(place: HTMLElement): Palette {
  const probe = place.appendChild(document.createElement("span"));
  const value = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    sea: value("--map-sea"),
    land: value("--map-land"),
    border: value("--map-border"),
    ink: value("--ink"),
    halo: value("--paper"),
    select: value("--focus"),
    types: Object.fromEntries(TYPES.map((one) => [one.type, value(`--type-${one.type.toLowerCase()}`)])),
  };
  probe.remove();
  return palette;
}

const EMPTY = { type: "FeatureCollection" as const, features: [] };

/** Zoom from which the lines between divisions can be told apart. */
export const DIVISIONS_FROM = 3.5;

export const FONT = ["system-ui", "sans-serif"];

export function layers(palette: Palette): LayerSpecification[] {
  const byType = (input: unknown[]) =>
    ["match", input, ...Object.entries(palette.types).flat(), palette.border] as unknown as string;
  const areaColour = byType(["get", "type"]);
  const weight = (most: number) => ["*", most, ["get", "weight"]] as unknown as number;
  return [
    { id: "sea", type: "background", paint: { "background-color": palette.sea } },
    { id: "land", type: "fill", source: "countries", paint: { "fill-color": palette.land, "fill-antialias": false } },
    {
      id: "borders",
      type: "line",
      source: "countries",
      paint: { "line-color": palette.border, "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 6, 1.2] },
    },
    // Country wash: the whole country, faint, its border dashed. Division: that area, stronger, with its outline.
    // These sources hold the areas that are shaded and no others: all 4,594 divisions, though drawn clear, took
    // a third of a second a frame without a graphics card.
    {
      id: "country-wash",
      type: "fill",
      source: "washed",
      paint: { "fill-color": areaColour, "fill-opacity": weight(0.4), "fill-antialias": false },
    },
    {
      id: "country-outline",
      type: "line",
      source: "washed",
      paint: { "line-color": areaColour, "line-width": 1.6, "line-dasharray": [2, 2] },
    },
    {
      id: "division-shade",
      type: "fill",
      source: "shaded",
      paint: { "fill-color": areaColour, "fill-opacity": weight(0.55), "fill-antialias": false },
    },
    {
      id: "division-lines",
      type: "line",
      source: "divisions",
      minzoom: DIVISIONS_FROM,
      paint: { "line-color": palette.border, "line-width": 0.4, "line-opacity": 0.7 },
    },
    {
      id: "division-outline",
      type: "line",
      source: "shaded",
      paint: { "line-color": areaColour, "line-width": 1.2, "line-opacity": 0.9 },
    },
    {
      id: "box",
      type: "line",
      source: "box",
      paint: { "line-color": palette.select, "line-width": 2, "line-dasharray": [3, 2] },
    },
    {
      id: "names",
      type: "symbol",
      source: "labels",
      minzoom: 1.6,
      layout: {
        "text-field": ["get", "country"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 9, 6, 14],
        "text-max-width": 7,
        "text-padding": 6,
      },
      paint: { "text-color": palette.ink, "text-opacity": 0.6, "text-halo-color": palette.land, "text-halo-width": 1.2 },
    },
    {
      id: "rings",
      type: "circle",
      source: "marks",
      filter: ["==", ["get", "kind"], "ring"],
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": byType(["get", "type"]),
        "circle-opacity": 0.12,
        "circle-stroke-color": byType(["get", "type"]),
        "circle-stroke-width": 1.5,
        "circle-stroke-opacity": 0.8,
      },
    },
    {
      id: "marks",
      type: "circle",
      source: "marks",
      filter: ["!=", ["get", "kind"], "ring"],
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": byType(["get", "type"]),
        // What is denied or contested is hollow.
        "circle-opacity": [
          "case",
          ["in", ["get", "standing"], ["literal", ["denied", "retracted"]]],
          0.05,
          ["==", ["get", "standing"], "contested"],
          0.35,
          0.85,
        ],
        "circle-stroke-color": [
          "case",
          ["in", ["get", "standing"], ["literal", ["denied", "retracted", "contested"]]],
          byType(["get", "type"]),
          palette.halo,
        ] as unknown as string,
        "circle-stroke-width": [
          "case",
          ["in", ["get", "standing"], ["literal", ["denied", "retracted", "contested"]]],
          2,
          1.2,
        ],
      },
    },
    {
      id: "counts",
      type: "symbol",
      source: "marks",
      filter: ["!=", ["get", "label"], ""],
      layout: {
        "text-field": ["get", "label"],
        "text-font": FONT,
        "text-size": 11,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": palette.ink, "text-halo-color": palette.halo, "text-halo-width": 1.4 },
    },
    {
      id: "selected",
      type: "circle",
      source: "selected",
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-opacity": 0,
        "circle-color": palette.select,
        "circle-stroke-color": palette.select,
        "circle-stroke-width": 3,
      },
    },
  ];
}

export function emptyStyle(palette: Palette): StyleSpecification {
  const source = () => ({ type: "geojson" as const, data: EMPTY });
  return {
    version: 8,
    sources: {
      countries: source(),
      washed: source(),
      divisions: { ...source(), tolerance: 0.2 },
      shaded: { ...source(), tolerance: 0.2 },
      labels: source(),
      marks: source(),
      box: source(),
      selected: source(),
    },
    layers: layers(palette),
  };
}
