import type { ParamValues } from "../../../src-shared/params";
import type { Report } from "../../../src-shared/report";

const shownElsewhere = new Set(["course", "course_ids", "start_date", "end_date"]);

/** What a report was asked for beside courses and days, by label. */
export function listParams(
  { params, unusedParams = [] }: Report,
  values: ParamValues,
): readonly (readonly [label: string, value: string])[] {
  return Object.entries(values)
    .filter(([name]) => !shownElsewhere.has(name) && !unusedParams.includes(name))
    .map(([name, value]) => {
      const text = Array.isArray(value) ? value.join(", ") : value === true ? "yes" : String(value);
      return [params[name]?.label ?? name, text] as const;
    });
}
