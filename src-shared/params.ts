import { findCourseKey } from "./course-key";
import { AppError } from "./errors";
import { findInstant, instantForms } from "./instant";
import type { Param, Report } from "./report";

/** A report's parameters, checked; what was not given, or is empty, is absent. */
export type ParamValues = Readonly<Record<string, ParamValue>>;

/** Text in the forms of the command line; several words; on or off. */
export type ParamValue = string | readonly string[] | boolean;

/**
 * What was given for a report's parameters, checked against their declaration. An unknown name, a
 * missing required one and a date in another form are `bad-input` (`decisions.md` 1, 22).
 * `today` is the clock's day, as days since 1970-01-01.
 */
export function parseParams(
  report: Report,
  given: Readonly<Record<string, unknown>>,
  today: number,
): ParamValues {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(report.params, name)) continue;
    throw new AppError("bad-input", `The report ${report.id} has no parameter ${name}.`, {
      hint: `It takes ${listOffered(report).join(", ")}.`,
    });
  }
  const values: Record<string, ParamValue> = {};
  for (const [name, param] of Object.entries(report.params)) {
    const value = parseParam(name, param, given[name] ?? undefined, today);
    const isRequired = "required" in param && param.required === true;
    if (value !== undefined && !(isRequired && value === "")) values[name] = value;
    else if (isRequired) throw toMissing(report, name, param);
  }
  return values;
}

/** The names of the parameters that do something. */
export function listOffered({ params }: Report): readonly string[] {
  return Object.entries(params)
    .filter(([, param]) => param.kind !== "ignored" && !("isOld" in param && param.isOld))
    .map(([name]) => name);
}

/** The parameter for the module or video that a report is about, where it is about one. */
export function findModuleParam({ params }: Report): string | undefined {
  return Object.entries(params).find(
    ([, param]) => param.kind === "text" && param.required === true,
  )?.[0];
}

/** A parameter's name on the command line: `--start-date`. */
export function toOption(name: string): string {
  return `--${name.replaceAll("_", "-")}`;
}

function parseParam(name: string, param: Param, given: unknown, today: number) {
  switch (param.kind) {
    case "ignored":
      return undefined;
    case "flag":
      return parseFlag(name, given);
    case "names":
      return parseWords(name, given);
    case "course-list":
      return checkKeys(parseWords(name, given));
    case "course":
      return parseText(name, given) || undefined;
    case "text":
      return parseText(name, given) ?? param.default;
    case "instant":
      return checkInstant(name, parseText(name, given) || undefined);
    case "past-day":
      return checkPastDay(name, parseText(name, given) || undefined, today);
  }
}

function parseText(name: string, given: unknown): string | undefined {
  if (given === undefined || typeof given === "string") return given;
  throw new AppError("bad-input", `${name} is not text: ${JSON.stringify(given)}.`);
}

/** On when given, in whatever words: the API took any non-empty value, even False, for yes. */
function parseFlag(name: string, given: unknown): boolean | undefined {
  if (given === undefined || given === "" || given === false) return undefined;
  if (given === true || typeof given === "string") return true;
  throw new AppError("bad-input", `${name} is neither on nor off: ${JSON.stringify(given)}.`);
}

/** Words with commas between them, or several of these. None is as if not given. */
function parseWords(name: string, given: unknown): readonly string[] | undefined {
  if (given === undefined || given === "") return undefined;
  const texts = Array.isArray(given) ? given : [given];
  if (!texts.every((text) => typeof text === "string")) {
    throw new AppError("bad-input", `${name} is not a list of words: ${JSON.stringify(given)}.`);
  }
  if (texts.every((text) => text === "")) return undefined;
  const words = texts.flatMap((text) => text.split(","));
  return words.length === 0 ? undefined : words;
}

function checkKeys(ids: readonly string[] | undefined) {
  const bad = ids?.find((id) => !findCourseKey(id));
  if (bad === undefined) return ids;
  throw new AppError("bad-input", `“${bad}” is not a course id.`, {
    hint: "Write it as course-v1:ORG+COURSE+RUN or ORG/COURSE/RUN, with commas between several.",
  });
}

function checkInstant(name: string, text: string | undefined) {
  if (text === undefined || findInstant(text)) return text;
  throw new AppError("bad-input", `${name} is not a date: “${text}”.`, {
    hint: `Write it as ${instantForms}.`,
  });
}

function checkPastDay(name: string, text: string | undefined, today: number) {
  if (text === undefined) return undefined;
  const instant = text.length === 10 ? findInstant(text) : undefined;
  if (instant && instant.day < today) return text;
  throw new AppError("bad-input", `${name} is not a day before today: “${text}”.`, {
    hint: "Write it as YYYY-MM-DD.",
  });
}

function toMissing(report: Report, name: string, param: Param): AppError {
  if (param.kind === "course") {
    return new AppError("bad-input", `The report ${report.id} needs a course.`, {
      hint: "Give its id, for example course-v1:edX+DemoX+2024.",
    });
  }
  return new AppError("bad-input", `The report ${report.id} needs ${name}, ${param.help}.`, {
    hint: `On the command line it is --${name.replaceAll("_", "-")}, in a plan it stands in params.`,
  });
}
