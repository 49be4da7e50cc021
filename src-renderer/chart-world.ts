import { feature } from "topojson-client";
import atlas from "world-atlas/countries-50m.json";
import { countries } from "../src-shared/countries";

type Topology = Parameters<typeof feature>[0];

export interface CountryShape {
  readonly type: "Feature";
  readonly properties: null;
  readonly geometry: GeoJSON.Geometry;
  /** Three letters, where it is a country of ISO 3166-1. */
  readonly code: string | null;
  /** So small that a dot stands for it. */
  readonly isTiny: boolean;
}

let shapes: readonly CountryShape[] | undefined;

/** The countries' outlines, as detailed as a screen can show: a third of the atlas. */
export function listShapes(): readonly CountryShape[] {
  shapes ??= readShapes();
  return shapes;
}

function readShapes(): readonly CountryShape[] {
  const whole = atlas as unknown as Topology;
  const topology = thinOut(whole);
  const world = topology.objects.countries;
  if (world?.type !== "GeometryCollection") throw new Error("no countries: the atlas lacks them");
  const codes = new Map(countries.map(([, alpha3, number]) => [number, alpha3]));
  return world.geometries
    .filter(({ id }) => id !== "010")
    .map((geometry): CountryShape => {
      const [thin, full] = [topology, whole].map(
        (from) => feature(from, geometry as never) as unknown as CountryShape,
      ) as [CountryShape, CountryShape];
      const mended = mend(thin.geometry, full.geometry);
      const code = geometry.id === undefined ? null : (codes.get(Number(geometry.id)) ?? null);
      const isTiny = findReach(mended) < 1.6;
      return { type: "Feature", properties: null, geometry: mended, code, isTiny };
    });
}

type Point = readonly number[];

/** Leaves out points nearer than a quarter of a degree to the one before: half a pixel. */
function thinOut(topology: Topology): Topology {
  const [dx = 1, dy = 1] = topology.transform?.scale ?? [];
  const [x0 = 0, y0 = 0] = topology.transform?.translate ?? [];
  const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    const points = arc.map(([stepX = 0, stepY = 0]): Point => {
      x += stepX;
      y += stepY;
      return [x * dx + x0, y * dy + y0];
    });
    let kept: Point | undefined;
    const thin = points.filter((point, place) => {
      const isFar = !kept || measure(kept, point) > 1 / 4;
      if (!isFar && place < points.length - 1) return false;
      kept = point;
      return true;
    });
    return thin.length < 5 ? pickSome(points, 6) : thin;
  });
  const { transform: _, ...rest } = topology;
  return { ...rest, arcs: arcs as number[][][] };
}

/** So that an islet stays a shape. */
function pickSome(points: readonly Point[], count: number): readonly Point[] {
  if (points.length <= count) return points;
  const step = (points.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, place) => points[Math.round(place * step)] ?? []);
}

function measure([x1 = 0, y1 = 0]: Point, [x2 = 0, y2 = 0]: Point): number {
  return Math.hypot(x2 - x1, y2 - y1);
}

/** A ring that lost its area, or goes round the other way, would be filled outside: that part stays whole. */
function mend(thin: GeoJSON.Geometry, full: GeoJSON.Geometry): GeoJSON.Geometry {
  const before = listPolygons(full);
  const coordinates = listPolygons(thin).map((rings, place) => {
    const whole = before[place] ?? rings;
    const isTurnedOver = rings.some(
      (ring, at) => measureArea(ring) / (measureArea(whole[at] ?? ring) || 1) < 0.25,
    );
    return (isTurnedOver ? whole : rings) as number[][][];
  });
  return { type: "MultiPolygon", coordinates };
}

/** Twice the area on the plane, below zero for one of the two ways round. */
function measureArea(ring: readonly Point[]): number {
  return ring.reduce((sum, [x = 0, y = 0], place) => {
    const [nextX = 0, nextY = 0] = ring[place + 1] ?? ring[0] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
}

function listPolygons(geometry: GeoJSON.Geometry): readonly (readonly Point[])[][] {
  if (geometry.type === "Polygon") return [geometry.coordinates];
  return geometry.type === "MultiPolygon" ? geometry.coordinates : [];
}

/** How far a country's greatest part reaches, in degrees. */
function findReach(geometry: GeoJSON.Geometry): number {
  const reaches = listPolygons(geometry).map(([ring = []]) => {
    const span = (at: 0 | 1) => {
      const places = ring.map((point) => point[at] ?? 0);
      return Math.max(...places) - Math.min(...places);
    };
    return Math.max(span(0), span(1));
  });
  return Math.max(0, ...reaches);
}
