/** Short names for the shapes that the API's description gives; nothing is described twice. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type ActorPage = Schemas["ActorPage"];
export type ActorProfile = Schemas["ActorProfile"];
export type ActorSummary = Schemas["ActorSummary"];
export type ActorRow = Schemas["Actor"];
export type Block = Schemas["Block"];
export type Citation = Schemas["Citation"];
export type Claim = Schemas["Claim"];
export type Dyad = Schemas["Dyad"];
export type EventRow = Schemas["Event"];
export type EventType = Schemas["EventType"];
export type ExportFormat = Schemas["ExportFormat"];
export type Facet = Schemas["Facet"];
export type Incident = Schemas["Incident"];
export type IncidentLink = Schemas["IncidentLink"];
export type IncidentPage = Schemas["IncidentPage"];
export type IncidentPlace = Schemas["IncidentPlace"];
export type IncidentSummary = Schemas["IncidentSummary"];
export type IncidentTime = Schemas["IncidentTime"];
export type Judgement = Schemas["Judgement"];
export type LinkRow = Schemas["Link"];
export type Member = Schemas["Member"];
export type Party = Schemas["Party"];
export type PlaceChoices = Schemas["PlaceChoices"];
export type PlaceRow = Schemas["Place"];
export type Points = Schemas["Points"];
export type QueuePage = Schemas["QueuePage"];
export type ReportDetail = Schemas["ReportDetail"];
export type ReportVersion = Schemas["ReportVersion"];
export type ReviewItem = Schemas["ReviewItem"];
export type Session = Schemas["Session"];
export type Snapshot = Schemas["Snapshot"];
export type Span = Schemas["Span"];
export type Standing = Schemas["Standing"];
export type Status = Schemas["Status"];
export type TimelineBin = Schemas["TimelineBin"];
export type Toll = Schemas["Toll"];
export type TollSide = Schemas["TollSide"];
export type Version = Schemas["Version"];
export type VersionSource = Schemas["VersionSource"];

/** What an export says of itself and of what it could not carry over. */
export interface ExportNote {
  readonly loss: {
    readonly incidents: number;
    readonly rows: number;
    readonly left_out: readonly { words: string; incidents: number }[];
    readonly changed: readonly { words: string; rows: number }[];
  };
  readonly licence: string;
}
