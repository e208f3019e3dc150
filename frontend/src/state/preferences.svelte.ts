/** What a reader chose for this browser; it is no part of an address and never leaves the machine. */
export type Theme = "system" | "light" | "dark";

export interface SavedSearch {
  name: string;
  search: string;
}

function stored<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem("dateline." + key);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

function store(key: string, value: unknown): void {
  try {
    localStorage.setItem("dateline." + key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still works for this visit.
  }
}

function storedTheme(): Theme {
  try {
    const word = localStorage.getItem("dateline.theme");
    return word === "dark" || word === "light" ? word : "system";
  } catch {
    return "system";
  }
}

const darkSystem = matchMedia("(prefers-color-scheme: dark)");
const stillSystem = matchMedia("(prefers-reduced-motion: reduce)");

class Preferences {
  theme = $state<Theme>(storedTheme());
  /** Whether passages that describe bodies and wounds are shown without asking. */
  graphic = $state<boolean>(stored("graphic", false));
  searches = $state<SavedSearch[]>(stored<SavedSearch[]>("searches", []).filter((one) => one?.name));
  #systemDark = $state(darkSystem.matches);
  reducedMotion = $state(stillSystem.matches);
  readonly dark = $derived(this.theme === "dark" || (this.theme === "system" && this.#systemDark));

  constructor() {
    darkSystem.addEventListener("change", (event) => (this.#systemDark = event.matches));
    stillSystem.addEventListener("change", (event) => (this.reducedMotion = event.matches));
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    if (theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
    try {
      if (theme === "system") localStorage.removeItem("dateline.theme");
      else localStorage.setItem("dateline.theme", theme);
    } catch {
      // As above: it holds for this visit.
    }
  }

  setGraphic(shown: boolean): void {
    this.graphic = shown;
    store("graphic", shown);
  }

  saveSearch(name: string, search: string): void {
    this.searches = [...this.searches.filter((one) => one.name !== name), { name, search }];
    store("searches", this.searches);
  }

  forgetSearch(name: string): void {
    this.searches = this.searches.filter((one) => one.name !== name);
    store("searches", this.searches);
  }
}

export const preferences = new Preferences();
