/** The page's state is its address: what is shown, of which course, for which days. */
export type View = "chart" | "table" | "sql";

/** `whole`: all days with data. `newest`: neither parameter given, as the analytics API served it. */
export type PeriodChoice =
  | { readonly kind: "whole" }
  | { readonly kind: "newest" }
  | { readonly kind: "given"; readonly start_date?: string; readonly end_date?: string };

export interface CourseLocation {
  readonly page: "course";
  readonly course: string;
  /** Null: the first report that has data. */
  readonly report: string | null;
  readonly period: PeriodChoice;
  readonly view: View;
}

/** `start`: no address yet; the page goes to the first course, or home. */
export type Location =
  | { readonly page: "start" }
  | { readonly page: "home" }
  | { readonly page: "data" }
  | CourseLocation;

export function parseLocation(hash: string): Location {
  const text = hash.replace(/^#/, "");
  if (text === "") return { page: "start" };
  const [path = "", query = ""] = splitOnce(text, "?");
  const [page, course, report] = path.split("/").slice(1).map(decodePart);
  if (page === "data") return { page: "data" };
  if (page !== "course" || !course) return { page: "home" };
  const params = new URLSearchParams(query);
  const view = params.get("view");
  return {
    page: "course",
    course,
    report: report || null,
    period: parsePeriod(params),
    view: view === "table" || view === "sql" ? view : "chart",
  };
}

export function formatLocation(location: Location): string {
  if (location.page === "start") return "";
  if (location.page === "home") return "#/";
  if (location.page === "data") return "#/data";
  const { course, report, period, view } = location;
  const params = new URLSearchParams();
  if (period.kind === "newest") params.set("period", "newest");
  if (period.kind === "given") {
    if (period.start_date) params.set("start_date", period.start_date);
    if (period.end_date) params.set("end_date", period.end_date);
  }
  if (view !== "chart") params.set("view", view);
  const query = params.toString();
  const path = [
    "#",
    "course",
    encodeURIComponent(course),
    ...(report ? [encodeURIComponent(report)] : []),
  ];
  return path.join("/") + (query && `?${query}`);
}

function parsePeriod(params: URLSearchParams): PeriodChoice {
  const start = params.get("start_date");
  const end = params.get("end_date");
  if (start || end) {
    return { kind: "given", ...(start && { start_date: start }), ...(end && { end_date: end }) };
  }
  return params.get("period") === "newest" ? { kind: "newest" } : { kind: "whole" };
}

function splitOnce(text: string, separator: string): string[] {
  const place = text.indexOf(separator);
  return place < 0 ? [text] : [text.slice(0, place), text.slice(place + separator.length)];
}

/** A link mangled on its way is shown as it came, rather than crashing the page. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
