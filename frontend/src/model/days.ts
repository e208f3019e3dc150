/** Days as the ledger writes them (ISO 8601), and as people read them. */
const DAY = 86_400_000;

/** Days since 1970-01-01 of an ISO day or time; NaN for words that are none. */
export const dayNumber = (iso: string): number => Math.floor(Date.parse(iso.slice(0, 10) + "T00:00:00Z") / DAY);

export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const LONG = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

export function longDay(iso: string): string {
  const date = new Date(iso.slice(0, 10) + "T00:00:00Z");
  return Number.isNaN(date.getTime()) ? iso : LONG.format(date);
}

export function shortDay(iso: string): string {
  const date = new Date(iso.slice(0, 10) + "T00:00:00Z");
  return Number.isNaN(date.getTime()) ? iso : SHORT.format(date);
}

export function moment(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : MOMENT.format(date) + " UTC";
}

/** An interval at the fineness that is known: "18 January 2024", "January 2024", "2023", "between … and …". */
export function interval(time: { start: string; end: string; granularity: string }): string {
  const { start, end, granularity } = time;
  if (granularity === "year") return start.slice(0, 4);
  if (granularity === "month" && start.slice(0, 7) === end.slice(0, 7)) return MONTH.format(new Date(start.slice(0, 10)));
  if (start.slice(0, 10) === end.slice(0, 10)) {
    const hour = granularity === "hour" && start.length > 10 ? `, ${start.slice(11)}${start.length === 13 ? ":00" : ""}` : "";
    return longDay(start) + hour;
  }
  return `${shortDay(start)} – ${shortDay(end)}`;
}
