import type { RowFormat } from "./export-format";
import {
  compact,
  type Field,
  type Forms,
  list,
  namesOf,
  quote,
  sheet,
  type ToLines,
} from "./snippet-fields";

/** readr, jsonlite, readxl, or arrow for Parquet and Arrow. */
export const rSnippets: Readonly<Record<RowFormat, ToLines>> = {
  csv: (file, fields) => toReadr(file, fields, compact),
  "csv-excel": (file, fields) => toReadr(file, fields, sheet),
  json: toJsonlite,
  xlsx: toReadxl,
  parquet: (file) => toRArrow("read_parquet", file),
  arrow: (file) => toRArrow("read_feather", file),
};

const readrTypes = {
  text: "col_character()",
  int: "col_double()",
  double: "col_double()",
  bool: "col_logical()",
} as const;

function toReadr(file: string, fields: readonly Field[], forms: Forms): readonly string[] {
  const typed = fields.flatMap(({ name, type, isIso }) => {
    const form = toReadrType(type, isIso, forms);
    return form === null ? [] : [`  ${quote(name)} = ${form}`];
  });
  return [
    "library(readr)",
    "",
    "types <- list(",
    typed.join(",\n"),
    ")",
    `names <- names(read_csv(${file}, n_max = 0, show_col_types = FALSE))`,
    "types <- types[intersect(names(types), names)]",
    "# “NA” is a country, and text.",
    `rows <- read_csv(${file}, na = c(${list(forms.empty)}), col_types = do.call(cols, types))`,
  ];
}

function toReadrType(type: Field["type"], isIso: boolean, forms: Forms): string | null {
  if (type === "list") return null;
  if (type === "date") return `col_date(${quote(forms.date)})`;
  if (type === "timestamp")
    return isIso ? "col_datetime()" : `col_datetime(${quote(forms.timestamp)})`;
  return readrTypes[type];
}

function toJsonlite(file: string, fields: readonly Field[]): readonly string[] {
  return [
    "library(jsonlite)",
    "",
    `rows <- fromJSON(${file}, flatten = TRUE)`,
    ...toRLoop(namesOf(fields, "date"), "as.Date(rows[[name]])"),
    ...toRLoop(
      namesOf(fields, "timestamp"),
      `as.POSIXct(rows[[name]], format = ${quote(compact.timestamp)}, tz = "UTC")`,
    ),
    ...toRLoop(
      namesOf(fields, "timestamp", true),
      'as.POSIXct(rows[[name]], format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")',
    ),
  ];
}

function toReadxl(file: string, fields: readonly Field[]): readonly string[] {
  return [
    "library(readxl)",
    "",
    "# The first sheet has the rows, and where it makes sense a line below that adds them up.",
    `first <- read_excel(${file}, sheet = 1, range = cell_cols(1), col_types = "text")[[1]]`,
    `rows <- suppressWarnings(read_excel(${file}, sheet = 1, na = c(${list(sheet.empty)})))`,
    'rows <- rows[is.na(first) | first != "Total", ]',
    ...toRLoop(
      [...namesOf(fields, "int"), ...namesOf(fields, "double")],
      "as.numeric(rows[[name]])",
    ),
    ...toRLoop(namesOf(fields, "date"), "as.Date(rows[[name]])"),
  ];
}

function toRLoop(names: readonly string[], value: string): readonly string[] {
  if (names.length === 0) return [];
  return [
    `for (name in intersect(c(${list(names)}), names(rows))) {`,
    `  rows[[name]] <- ${value}`,
    "}",
  ];
}

function toRArrow(read: string, file: string): readonly string[] {
  return ["library(arrow)", "", `rows <- ${read}(${file})`];
}
