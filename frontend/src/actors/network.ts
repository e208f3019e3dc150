/** Who acts on whom as a drawing: actors pulled together by what passes between them. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { Dyad, Party } from "../api/types";

export interface Node {
  readonly id: string;
  readonly party: Party;
  readonly weight: number;
  readonly radius: number;
  x: number;
  y: number;
}

export interface Edge {
  readonly key: string;
  readonly dyad: Dyad;
  readonly path: string;
  readonly width: number;
  readonly hostile: boolean;
}

export interface Network {
  readonly nodes: Node[];
  readonly edges: Edge[];
  /** Actors and pairs that were left out for legibility. */
  readonly left: number;
}

/** More names than this can't be read on one screen. */
const MOST = 36;

export function layOut(dyads: readonly Dyad[], width: number, height: number): Network {
  const pairs = dyads.filter((one) => one.a.id !== one.b.id);
  const weight = new Map<string, number>();
  const parties = new Map<string, Party>();
  for (const { a, b, count } of pairs) {
    for (const party of [a, b]) {
      parties.set(party.id, party);
      weight.set(party.id, (weight.get(party.id) ?? 0) + count);
    }
  }
  const kept = [...weight].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, MOST);
  const nodes: Node[] = kept.map(([id, number], index) => ({
    id,
    party: parties.get(id)!,
    weight: number,
    radius: 4 + 2 * Math.sqrt(number),
    // A fixed beginning: the same ledger is drawn the same way each time.
    x: width / 2 + (width / 3) * Math.cos(index * 2.4),
    y: height / 2 + (height / 3) * Math.sin(index * 2.4),
  }));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const shown = pairs.filter((one) => byId.has(one.a.id) && byId.has(one.b.id));
  const links = shown.map((one) => ({ source: one.a.id, target: one.b.id, count: one.count }));
  forceSimulation(nodes)
    .force(
      "link",
      forceLink<Node, (typeof links)[number]>(links)
        .id((node) => node.id)
        .distance(90)
        .strength((link) => Math.min(0.7, 0.15 * Math.log2(1 + link.count))),
    )
    .force("charge", forceManyBody().strength(-340))
    .force("x", forceX(width / 2).strength(0.06))
    .force("y", forceY(height / 2).strength(0.1))
    .force("collide", forceCollide<Node>((node) => node.radius + 18))
    .stop()
    .tick(260);
  spread(nodes, "x", 90, width - 90);
  spread(nodes, "y", 40, height - 30);
  const edges = shown.map((dyad): Edge => {
    const [from, to] = [byId.get(dyad.a.id)!, byId.get(dyad.b.id)!];
    return {
      key: `${dyad.a.id} ${dyad.b.id}`,
      dyad,
      path: arc(from, to),
      width: Math.min(7, 0.8 + Math.log2(1 + dyad.count)),
      hostile: (dyad.intensity ?? 0) < 0,
    };
  });
  return { nodes, edges, left: weight.size - nodes.length };
}

/** Stretches or squeezes one direction to the space that there is. */
function spread(nodes: Node[], axis: "x" | "y", from: number, to: number): void {
  const values = nodes.map((node) => node[axis]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  for (const node of nodes) node[axis] = high > low ? from + ((node[axis] - low) / (high - low)) * (to - from) : (from + to) / 2;
}

/** Bent to the left of its direction, so that both directions of a pair can be seen; it ends at the rim. */
function arc(from: Node, to: Node): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [mx, my] = [(from.x + to.x) / 2 - dy * 0.14, (from.y + to.y) / 2 + dx * 0.14];
  const gap = to.radius + 5;
  const [ex, ey] = [to.x - mx, to.y - my];
  const end = Math.hypot(ex, ey) || length;
  const round = (value: number) => value.toFixed(1);
  return `M${round(from.x)} ${round(from.y)}Q${round(mx)} ${round(my)} ${round(to.x - (ex / end) * gap)} ${round(to.y - (ey / end) * gap)}`;
}
