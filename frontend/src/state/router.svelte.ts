/** Which page is shown: the browser's address, and nothing beside it. */
import { readFilters, writeFilters, type Filters } from "./filters";

export type Route =
  | { page: "explore" }
  | { page: "incident"; id: string }
  | { page: "report"; id: string }
  | { page: "actors" }
  | { page: "network" }
  | { page: "actor"; id: string }
  | { page: "dyad"; a: string; b: string }
  | { page: "review"; id: string | null }
  | { page: "missing" };

export function parseRoute(path: string): Route {
  const [first = "", second = "", third = "", rest = ""] = path.replace(/^\/|\/$/g, "").split("/").map(safeDecode);
  if (rest) return { page: "missing" };
  if (first === "" || (first === "index.html" && !second)) return { page: "explore" };
  if (first === "incident" && second && !third) return { page: "incident", id: second };
  if (first === "report" && second && !third) return { page: "report", id: second };
  if (first === "actor" && second && !third) return { page: "actor", id: second };
  if (first === "actors" && !second) return { page: "actors" };
  if (first === "network" && !second) return { page: "network" };
  if (first === "dyad" && second && third) return { page: "dyad", a: second, b: third };
  if (first === "review" && !third) return { page: "review", id: second || null };
  return { page: "missing" };
}

function safeDecode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

class Router {
  path = $state(location.pathname);
  search = $state(location.search);
  hash = $state(location.hash);
  readonly route = $derived(parseRoute(this.path));
  readonly filters = $derived(readFilters(this.search));
  /** What the map shows, `longitude,latitude,zoom`; empty for the whole world. */
  readonly map = $derived(new URLSearchParams(this.search).get("map") ?? "");

  constructor() {
    addEventListener("popstate", () => this.#read());
  }

  #read(): void {
    this.path = location.pathname;
    this.search = location.search;
    this.hash = location.hash;
  }

  go(address: string, options: { replace?: boolean } = {}): void {
    const url = new URL(address, location.href);
    const same = url.pathname === location.pathname && url.search === location.search && url.hash === location.hash;
    if (same) return;
    const turned = url.pathname !== location.pathname;
    if (options.replace) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
    this.#read();
    if (turned) scrollTo(0, 0);
  }

  /** Changes filters and leaves the rest of the address as it is. A page of a list has no place in an address. */
  filter(change: Partial<Filters>, options: { replace?: boolean } = {}): void {
    this.#search(writeFilters({ ...this.filters, ...change }), this.map, options);
  }

  clear(): void {
    const { sort, as_of } = this.filters;
    this.#search(writeFilters({ sort, as_of }), this.map, {});
  }

  look(map: string): void {
    this.#search(writeFilters(this.filters), map, { replace: true });
  }

  #search(parameters: URLSearchParams, map: string, options: { replace?: boolean }): void {
    if (map) parameters.set("map", map);
    const text = parameters.toString();
    this.go(this.path + (text ? "?" + text : ""), options);
  }

  /** The address of another page, with the same filters and ledger's time. */
  to(path: string): string {
    return path + this.search;
  }
}

export const router = new Router();

/** Follows links within the desk without loading the page anew; leaves modified clicks to the browser. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (parseRoute(link.pathname).page === "missing") return;
  event.preventDefault();
  router.go(link.href);
}
