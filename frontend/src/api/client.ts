/** Asks the desk's API. A wrong answer becomes an `ApiError` with one line for the person. */
import { writeFilters, type Filters } from "../state/filters";
import type { components } from "./schema";
import type {
  ActorPage,
  ActorProfile,
  Citation,
  Dyad,
  EventType,
  ExportFormat,
  ExportNote,
  Facet,
  Incident,
  IncidentPage,
  Judgement,
  PlaceChoices,
  Points,
  QueuePage,
  ReportDetail,
  Session,
  Snapshot,
  TimelineBin,
} from "./types";

type Schemas = components["schemas"];

const ROOT = "/api/v1";

export class ApiError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export type Decision = Partial<Schemas["Decision"]> & Pick<Schemas["Decision"], "action">;

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(ROOT + path, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "The desk does not answer. Is `dateline serve` still running?");
  }
  if (!response.ok) throw new ApiError(response.status, await complaint(response));
  return (await response.json()) as T;
}

async function complaint(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as { detail?: string; errors?: { message: string }[] };
    const more = problem.errors?.map((one) => one.message).join("; ");
    return [problem.detail, more].filter(Boolean).join(": ") || response.statusText;
  } catch {
    return `${response.status} ${response.statusText}`;
  }
}

function write<T>(method: "POST" | "DELETE", path: string, body?: unknown): Promise<T> {
  return ask<T>(path, {
    method,
    // The header is one that no form of another site can send.
    headers: { "Dateline-Request": "1", ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

const at = (asOf: string, more: Record<string, string> = {}): string => {
  const parameters = new URLSearchParams(more);
  if (asOf) parameters.set("as_of", asOf);
  const text = parameters.toString();
  return text ? "?" + text : "";
};

const filtered = (filters: Filters, leaveOut: (keyof Filters)[], more: Record<string, string> = {}): string => {
  const parameters = writeFilters(filters, leaveOut);
  for (const [name, value] of Object.entries(more)) parameters.set(name, value);
  const text = parameters.toString();
  return text ? "?" + text : "";
};

export const api = {
  snapshot: (asOf = "") => ask<Snapshot>("/snapshot" + at(asOf)),
  session: () => ask<Session>("/session"),
  signIn: (name: string) => write<Session>("POST", "/session", { name } satisfies Schemas["NewSession"]),
  signOut: () => write<Session>("DELETE", "/session"),

  incidents: (filters: Filters, cursor: string | null, limit: number, signal?: AbortSignal) =>
    ask<IncidentPage>(
      "/incidents" + filtered(filters, [], { limit: String(limit), ...(cursor ? { cursor } : {}) }),
      { signal: signal ?? null },
    ),
  incident: (id: string, asOf = "") => ask<Incident>(`/incidents/${encodeURIComponent(id)}` + at(asOf)),
  facets: async (filters: Filters, signal?: AbortSignal) =>
    (await ask<{ facets: Record<string, Facet[]> }>("/facets" + filtered(filters, ["sort"]), { signal: signal ?? null }))
      .facets,
  timeline: async (filters: Filters, bins: string, signal?: AbortSignal) =>
    (
      await ask<{ bins: TimelineBin[] }>("/timeline" + filtered(filters, ["sort"], { bins }), {
        signal: signal ?? null,
      })
    ).bins,
  points: (filters: Filters, leaveOut: (keyof Filters)[], signal?: AbortSignal) =>
    ask<Points>("/points" + filtered(filters, ["sort", ...leaveOut]), { signal: signal ?? null }),
  dyads: async (filters: Filters) =>
    (await ask<{ dyads: Dyad[] }>("/dyads" + filtered(filters, ["sort"]))).dyads,

  exportFormats: async () => (await ask<{ formats: ExportFormat[] }>("/export/formats")).formats,
  /** Address of the file: the browser fetches it itself, however long it is. */
  exportAddress: (filters: Filters, format: string) => ROOT + "/export" + filtered(filters, ["sort"], { format }),
  exportNote: (filters: Filters, format: string, signal?: AbortSignal) =>
    ask<ExportNote>("/export" + filtered(filters, ["sort"], { format, part: "note" }), { signal: signal ?? null }),

  citation: (id: string, asOf = "") => ask<Citation>(`/incidents/${encodeURIComponent(id)}/citation` + at(asOf)),
  incidentJudgements: async (id: string, asOf = "") =>
    (await ask<{ judgements: Judgement[] }>(`/incidents/${encodeURIComponent(id)}/judgements` + at(asOf))).judgements,
  judgements: async () => (await ask<{ judgements: Judgement[] }>("/judgements")).judgements,
  judge: (decision: Decision) => write<Judgement>("POST", "/judgements", decision),
  queue: (cursor: string | null, limit = 50) =>
    ask<QueuePage>("/queue" + at("", { limit: String(limit), ...(cursor ? { cursor } : {}) })),

  places: (name: string) => ask<PlaceChoices>("/places?" + new URLSearchParams({ name })),
  modes: async () => (await ask<{ modes: Partial<Record<EventType, string[]>> }>("/modes")).modes,

  report: (id: string, asOf = "") => ask<ReportDetail>(`/reports/${encodeURIComponent(id)}` + at(asOf)),
  actors: (text: string, cursor: string | null, asOf = "") =>
    ask<ActorPage>("/actors" + at(asOf, { limit: "60", ...(text ? { text } : {}), ...(cursor ? { cursor } : {}) })),
  actorJudgements: async (id: string, asOf = "") =>
    (await ask<{ judgements: Judgement[] }>(`/actors/${encodeURIComponent(id)}/judgements` + at(asOf))).judgements,
  actor: (id: string, asOf = "") => ask<ActorProfile>(`/actors/${encodeURIComponent(id)}` + at(asOf)),
};
