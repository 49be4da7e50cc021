import type { ParamValues } from "../../src-shared/params";
import type { ApiFace, ColumnType, Report } from "../../src-shared/report";

/** A column as the API served it. */
export interface Served {
  readonly name: string;
  /** Where in the object it stands. */
  readonly path: readonly string[];
  readonly type: ColumnType;
  readonly face: ApiFace;
}

/** The API's columns among those that leave; `fields` and `exclude` choose among them. */
export function listServed(
  report: Report,
  values: ParamValues,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
): Served[] {
  const chosen = toWords(values.fields);
  const excluded = listExcluded(values);
  return columns.flatMap(({ name, type }) => {
    const declared = report.columns[name];
    if (!declared || declared.api === false) return [];
    const face = declared.api ?? {};
    const path = (face.path ?? name).split(".");
    const [top = name] = path;
    if (excluded.includes(top)) return [];
    if (chosen && !chosen.includes(top)) return [];
    return [{ name, path, type, face }];
  });
}

/** What `exclude` leaves out, also of the objects in a list. */
export function listExcluded(values: ParamValues): readonly string[] {
  return toWords(values.exclude) ?? [];
}

export function toWords(value: ParamValues[string] | undefined): readonly string[] | undefined {
  return typeof value === "object" ? value : undefined;
}
