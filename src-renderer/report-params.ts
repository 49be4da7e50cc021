import type { Course } from "../src-shared/ipc";
import type { ParamValue, ParamValues } from "../src-shared/params";
import type { Param, Report } from "../src-shared/report";
import { toPeriod } from "./course-period";
import type { Choices, ReportLocation } from "./location";

/** Where a parameter has its place on the page. */
export interface Control {
  readonly name: string;
  readonly param: Param;
  readonly kind: "choice" | "day" | "switch" | "courses";
}

/** `start_date` and `end_date` belong to the period, where there is one, and do nothing elsewhere. */
export function isPeriodParam(name: string): boolean {
  return name === "start_date" || name === "end_date";
}

/** The parameters that have a control of their own; others are the command line's alone. */
export function listControls(report: Report): readonly Control[] {
  return Object.entries(report.params).flatMap(([name, param]) => {
    const kind = isPeriodParam(name) ? undefined : findControl(param);
    return kind ? [{ name, param, kind }] : [];
  });
}

function findControl(param: Param): Control["kind"] | undefined {
  switch (param.kind) {
    case "text":
      return param.choices && !param.isOld ? "choice" : undefined;
    case "instant":
    case "past-day":
      return "day";
    case "flag":
      return "switch";
    case "course-list":
      return "courses";
    case "course":
    case "names":
    case "ignored":
      return undefined;
  }
}

/** The parameter whose value main lists; a report has one at most. */
export function findChoiceParam(report: Report): { name: string; param: Param } | undefined {
  return listControls(report).find(({ kind }) => kind === "choice");
}

/** What a choice is without one: its default, else the most used, for which `first` stands. */
export function findChosen(report: Report, choices: Choices, first: string | undefined) {
  const found = findChoiceParam(report);
  if (!found) return undefined;
  const { name, param } = found;
  if (choices[name]) return choices[name];
  const isText = param.kind === "text";
  return (isText ? param.default : undefined) ?? (isText && param.required ? first : undefined);
}

/** What main is asked: the course, the days, and what was chosen, each in its parameter's kind. */
export function toParams(
  report: Report,
  course: Course | null,
  location: Pick<ReportLocation, "period" | "choices">,
  chosen?: string,
): ParamValues {
  const { period, choices } = location;
  const values: Record<string, ParamValue> = {};
  if (course) Object.assign(values, { course: course.id }, toPeriod(report, course, period));
  for (const { name, kind } of listControls(report)) {
    const text = kind === "choice" ? chosen : choices[name];
    if (!text) continue;
    if (kind === "switch") values[name] = true;
    else values[name] = kind === "courses" ? text.split(",") : text;
  }
  return values;
}

/** What of the choices also makes sense for another report: one of the same name and group. */
export function carryChoices(from: Report, to: Report, choices: Choices): Choices {
  if (from.group !== to.group) return {};
  const names = new Set(listControls(to).map(({ name }) => name));
  return Object.fromEntries(Object.entries(choices).filter(([name]) => names.has(name)));
}

/** The choices with one of them changed, or taken back. */
export function withChoice(choices: Choices, name: string, value: string | null): Choices {
  const others = Object.fromEntries(Object.entries(choices).filter(([other]) => other !== name));
  return value ? { ...others, [name]: value } : others;
}
