import { AppError } from "./errors";
import { findInstant, instantForms } from "./instant";
import type { Param, Report } from "./report";

/** A report's parameters as text, checked; what was not given, or is empty, is absent. */
export type ParamValues = Readonly<Record<string, string>>;

/**
 * What was given for a report's parameters, checked against their declaration. An unknown name, a
 * missing required one and a date in another form are `bad-input` (`decisions.md` 1, 22).
 */
export function parseParams(report: Report, given: Readonly<Record<string, unknown>>): ParamValues {
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(report.params, name)) continue;
    throw new AppError("bad-input", `The report ${report.id} has no parameter ${name}.`, {
      hint: `It takes ${Object.keys(report.params).join(", ")}.`,
    });
  }
  const values: Record<string, string> = {};
  for (const [name, param] of Object.entries(report.params)) {
    const value = parseParam(report, name, param, given[name]);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

function parseParam(report: Report, name: string, param: Param, given: unknown) {
  const value = given ?? "";
  if (typeof value !== "string") {
    throw new AppError("bad-input", `${name} is not text: ${JSON.stringify(given)}.`);
  }
  switch (param.kind) {
    case "course":
      if (value !== "") return value;
      throw new AppError("bad-input", `The report ${report.id} needs a course.`, {
        hint: "Give its id, for example course-v1:edX+DemoX+2024.",
      });
    case "instant":
      if (value === "") return undefined;
      if (findInstant(value)) return value;
      throw new AppError("bad-input", `${name} is not a date: “${value}”.`, {
        hint: `Write it as ${instantForms}.`,
      });
    case "text":
      return value === "" ? param.default : value;
  }
}

/** A parameter's name on the command line: `--start-date`. */
export function toOption(name: string): string {
  return `--${name.replaceAll("_", "-")}`;
}
