/** The ledger as the server tells of it: which state it is in, and a count that rises with every change. */
import { api } from "../api/client";
import type { Session, Snapshot } from "../api/types";

class Live {
  snapshot = $state<Snapshot | null>(null);
  /** Pages read this where they load, so that they load anew when others have changed the ledger. */
  version = $state(0);
  session = $state<Session | null>(null);
  connected = $state(true);
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  async start(): Promise<void> {
    const [snapshot, session] = await Promise.allSettled([api.snapshot(), api.session()]);
    if (snapshot.status === "fulfilled") this.snapshot = snapshot.value;
    else this.connected = false;
    if (session.status === "fulfilled") this.session = session.value;
    this.#listen();
  }

  #listen(): void {
    this.#source = new EventSource("/api/v1/events");
    this.#source.onopen = () => (this.connected = true);
    this.#source.onerror = () => (this.connected = false);
    const changed = () => this.changed();
    for (const name of ["snapshot", "judgement", "message"]) this.#source.addEventListener(name, changed);
  }

  /** Asks for the new state; many changes within a third of a second are one. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#refresh(), 300);
  }

  async #refresh(): Promise<void> {
    const before = this.snapshot?.id;
    try {
      this.snapshot = await api.snapshot();
      this.connected = true;
    } catch {
      this.connected = false;
      return;
    }
    if (before !== this.snapshot.id) this.version += 1;
  }

  /** After one's own judgement: at once. */
  async refreshNow(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#refresh();
  }
}

export const live = new Live();
