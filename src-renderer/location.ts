import { type CourseChoice, formatCourseChoice, parseCourseChoice } from "./course-choice";
import { type DataLocation, formatDataLocation, parseDataLocation } from "./data-location";

/** The page's state is its address: what is shown, of which course, for which days. */
export type View = "chart" | "table" | "sql";

/** `whole`: all days with data. `newest`: neither parameter given, as the analytics API served it. */
export type PeriodChoice =
  | { readonly kind: "whole" }
  | { readonly kind: "newest" }
  | { readonly kind: "given"; readonly start_date?: string; readonly end_date?: string };

/** What was chosen for a report's own parameters, as text; what is not here is the default. */
export type Choices = Readonly<Record<string, string>>;

export interface CourseLocation {
  readonly page: "course";
  readonly course: string;
  /** Null: the course's own page. */
  readonly report: string | null;
  readonly period: PeriodChoice;
  readonly choices: Choices;
  readonly view: View;
}

/** A report across courses. */
export interface CompareLocation {
  readonly page: "compare";
  readonly report: string;
  readonly period: { readonly kind: "whole" };
  readonly choices: Choices;
  readonly view: View;
}

export type ReportLocation = CourseLocation | CompareLocation;

/** All courses, or those that are chosen. */
export interface HomeLocation {
  readonly page: "home";
  readonly choice: CourseChoice;
}

/** `start`: no address yet; the page goes home, or to the only course. */
export type Location = { readonly page: "start" } | HomeLocation | DataLocation | ReportLocation;

export function parseLocation(hash: string): Location {
  const text = hash.replace(/^#/, "");
  if (text === "") return { page: "start" };
  const [path = "", query = ""] = splitOnce(text, "?");
  const [page, ...parts] = path.split("/").slice(1).map(decodePart);
  const params = new URLSearchParams(query);
  if (page === "data") return parseDataLocation(parts, params);
  if (page === "reports" && parts[0]) return parseCompare(parts[0], params);
  const [course, report] = parts;
  if (page !== "course" || !course) return { page: "home", choice: parseCourseChoice(params) };
  return {
    page: "course",
    course,
    report: report || null,
    period: parsePeriod(params),
    choices: parseChoices(params),
    view: parseView(params),
  };
}

function parseCompare(report: string, params: URLSearchParams): CompareLocation {
  const choices = parseChoices(params);
  return { page: "compare", report, period: { kind: "whole" }, choices, view: parseView(params) };
}

export function formatLocation(location: Location): string {
  if (location.page === "start") return "";
  if (location.page === "home") return `#/${toQuery(formatCourseChoice(location.choice))}`;
  if (location.page === "data") {
    const { path, params } = formatDataLocation(location);
    return formatHash(path, new URLSearchParams(params));
  }
  const { period, choices, view } = location;
  const params = new URLSearchParams(choices);
  if (period.kind === "newest") params.set("period", "newest");
  if (period.kind === "given") {
    if (period.start_date) params.set("start_date", period.start_date);
    if (period.end_date) params.set("end_date", period.end_date);
  }
  if (view !== "chart") params.set("view", view);
  const path =
    location.page === "compare"
      ? ["reports", location.report]
      : ["course", location.course, ...(location.report ? [location.report] : [])];
  return formatHash(path, params);
}

function formatHash(path: readonly string[], params: URLSearchParams): string {
  return ["#", ...path.map(encodeURIComponent)].join("/") + toQuery(params);
}

function toQuery(params: URLSearchParams): string {
  const query = params.toString();
  return query && `?${query}`;
}

/** Whatever is not of the page itself; what the report does not know is not asked of it. */
function parseChoices(params: URLSearchParams): Choices {
  return Object.fromEntries([...params].filter(([name, value]) => !ownNames.has(name) && value));
}

const ownNames = new Set(["start_date", "end_date", "period", "view"]);

function parseView(params: URLSearchParams): View {
  const view = params.get("view");
  return view === "table" || view === "sql" ? view : "chart";
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
