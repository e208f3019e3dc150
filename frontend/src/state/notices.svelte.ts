/** Short messages to the person: read out by screen readers, shown for a while. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly wrong: boolean;
  readonly undo?: () => void;
}

class Notices {
  shown = $state<Notice[]>([]);
  #last = 0;

  say(text: string, options: { wrong?: boolean; undo?: () => void } = {}): void {
    const notice: Notice = { id: ++this.#last, text, wrong: options.wrong ?? false, ...(options.undo ? { undo: options.undo } : {}) };
    this.shown = [...this.shown.slice(-2), notice];
    // Eight seconds to read; a complaint stays until it is closed.
    if (!notice.wrong) setTimeout(() => this.close(notice.id), 8000);
  }

  complain(error: unknown): void {
    this.say(error instanceof Error ? error.message : String(error), { wrong: true });
  }

  close(id: number): void {
    this.shown = this.shown.filter((one) => one.id !== id);
  }
}

export const notices = new Notices();
