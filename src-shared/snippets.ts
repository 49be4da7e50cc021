import type { RowFormat } from "./export-format";
import { hiddenMark } from "./privacy";
import type { ApiFace, ColumnType, ScalarType } from "./report";

/** A column of a saved file, as its report or table has it. */
export interface SnippetColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly isSpread?: true;
  /** How `csv` and `json` call it; without it they have its name. */
  readonly api?: false | ApiFace;
}

export type SnippetLanguage = "python" | "r";

/**
 * Lines that read a saved file into `rows`, with the types that the columns have. They take
 * pandas (with pyarrow or openpyxl), or readr, jsonlite, readxl or arrow, and do not mind columns
 * that the file has not got.
 */
export function toSnippet(
  language: SnippetLanguage,
  format: RowFormat,
  fileName: string,
  columns: readonly SnippetColumn[],
): string {
  const fields = listFields(format, columns);
  const lines = languages[language][format](quote(fileName), fields);
  return `${lines.join("\n")}\n`;
}

type ToLines = (file: string, fields: readonly Field[]) => readonly string[];

/** A column under the name that it has in the file. */
interface Field {
  readonly name: string;
  readonly type: ScalarType | "list";
  /** ISO 8601, where the format's own form is another. */
  readonly isIso: boolean;
}

const languages: Readonly<Record<SnippetLanguage, Readonly<Record<RowFormat, ToLines>>>> = {
  python: {
    csv: (file, fields) => toPandasCsv(file, fields, compact),
    "csv-excel": (file, fields) => toPandasCsv(file, fields, sheet),
    json: toPandasJson,
    xlsx: toPandasExcel,
    parquet: (file) => toPandasTyped("read_parquet", file),
    arrow: (file) => toPandasTyped("read_feather", file),
  },
  r: {
    csv: (file, fields) => toReadr(file, fields, compact),
    "csv-excel": (file, fields) => toReadr(file, fields, sheet),
    json: toJsonlite,
    xlsx: toReadxl,
    parquet: (file) => toRArrow("read_parquet", file),
    arrow: (file) => toRArrow("read_feather", file),
  },
};

/** How dates and times are written, and what stands for nothing. */
interface Forms {
  readonly date: string;
  readonly timestamp: string;
  readonly encoding: string;
  readonly empty: readonly string[];
}

const compact: Forms = {
  date: "%Y-%m-%d",
  timestamp: "%Y-%m-%dT%H%M%S",
  encoding: "utf-8",
  empty: [""],
};
const sheet: Forms = {
  date: "%Y-%m-%d",
  timestamp: "%Y-%m-%d %H:%M:%S",
  encoding: "utf-8-sig",
  empty: ["", hiddenMark],
};
/** JSON's way to quote is also that of Python and R, but for what no file's name has. */
function quote(text: string): string {
  return JSON.stringify(text.replaceAll("\0", ""));
}

function list(texts: readonly string[]): string {
  return texts.map(quote).join(", ");
}

/* Python */

const pandasTypes = { text: "string", int: "Int64", double: "Float64", bool: "boolean" } as const;

function toPandasCsv(file: string, fields: readonly Field[], forms: Forms): readonly string[] {
  const typed = fields.flatMap(({ name, type }) =>
    type in pandasTypes ? [`        ${quote(name)}: "${pandasTypes[type as "text"]}",`] : [],
  );
  return [
    "import pandas as pd",
    "",
    "rows = pd.read_csv(",
    `    ${file},`,
    `    encoding="${forms.encoding}",`,
    "    # “NA” is a country, and text.",
    `    keep_default_na=False,`,
    `    na_values=[${list(forms.empty)}],`,
    ...(typed.length > 0 ? ["    dtype={", ...typed, "    },"] : []),
    ")",
    ...toPandasDates(fields, forms),
  ];
}

function toPandasJson(file: string, fields: readonly Field[]): readonly string[] {
  const numbers = namesOf(fields, "int");
  return [
    "import json",
    "",
    "import pandas as pd",
    "",
    `with open(${file}, encoding="utf-8") as file:`,
    "    rows = pd.json_normalize(json.load(file))",
    ...(numbers.length > 0
      ? [
          `for name in rows.columns.intersection([${list(numbers)}]):`,
          '    rows[name] = rows[name].astype("Int64")',
        ]
      : []),
    ...toPandasDates(fields, compact),
  ];
}

function toPandasExcel(file: string, fields: readonly Field[]): readonly string[] {
  const dates = [...namesOf(fields, "date"), ...namesOf(fields, "timestamp")];
  const numbers = namesOf(fields, "int");
  return [
    "import pandas as pd",
    "",
    "# The first sheet has the rows; its last line adds them up.",
    `rows = pd.read_excel(${file}, sheet_name=0, keep_default_na=False, na_values=[${list(sheet.empty)}])`,
    'rows = rows[rows.iloc[:, 0].astype(str) != "Total"].copy()',
    ...(numbers.length > 0
      ? [
          `for name in rows.columns.intersection([${list(numbers)}]):`,
          '    rows[name] = rows[name].astype("Int64")',
        ]
      : []),
    ...(dates.length > 0
      ? [
          `for name in rows.columns.intersection([${list(dates)}]):`,
          "    rows[name] = pd.to_datetime(rows[name])",
        ]
      : []),
  ];
}

function toPandasDates(fields: readonly Field[], forms: Forms): readonly string[] {
  const groups = [
    [quote(forms.date), namesOf(fields, "date")],
    [quote(forms.timestamp), namesOf(fields, "timestamp")],
    ['"ISO8601", utc=True', namesOf(fields, "timestamp", true)],
  ] as const;
  return groups.flatMap(([form, names]) =>
    names.length === 0
      ? []
      : [
          `for name in rows.columns.intersection([${list(names)}]):`,
          `    rows[name] = pd.to_datetime(rows[name], format=${form})`,
        ],
  );
}

function toPandasTyped(read: string, file: string): readonly string[] {
  return ["import pandas as pd", "", `rows = pd.${read}(${file}, dtype_backend="pyarrow")`];
}

/* R */

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
    ...toRDates(namesOf(fields, "date"), "as.Date(rows[[name]])"),
    ...toRDates(
      namesOf(fields, "timestamp"),
      `as.POSIXct(rows[[name]], format = ${quote(compact.timestamp)}, tz = "UTC")`,
    ),
    ...toRDates(
      namesOf(fields, "timestamp", true),
      'as.POSIXct(rows[[name]], format = "%Y-%m-%dT%H:%M:%OSZ", tz = "UTC")',
    ),
  ];
}

function toReadxl(file: string, fields: readonly Field[]): readonly string[] {
  return [
    "library(readxl)",
    "",
    "# The first sheet has the rows; its last line adds them up.",
    `first <- read_excel(${file}, sheet = 1, range = cell_cols(1), col_types = "text")[[1]]`,
    `rows <- suppressWarnings(read_excel(${file}, sheet = 1, na = c(${list(sheet.empty)})))`,
    'rows <- rows[is.na(first) | first != "Total", ]',
    ...toRDates(namesOf(fields, "date"), "as.Date(rows[[name]])"),
  ];
}

function toRDates(names: readonly string[], value: string): readonly string[] {
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

/* The names that a file has */

function namesOf(fields: readonly Field[], type: Field["type"], isIso = false): readonly string[] {
  return fields
    .filter((field) => field.type === type && field.isIso === isIso)
    .map(({ name }) => name);
}

function listFields(format: RowFormat, columns: readonly SnippetColumn[]): readonly Field[] {
  if (format === "csv" || format === "json") return columns.flatMap(toServed);
  const flat = columns.flatMap(toFlat);
  if (format === "parquet" || format === "arrow")
    return flat.map((column) => toField(column.name, column));
  return flat.map((column) => {
    const isTwice = flat.filter(({ label }) => label === column.label).length > 1;
    return toField(isTwice ? `${column.label} (${column.name})` : column.label, column);
  });
}

/** A list of objects that the API served as an object has names that only the data knows. */
function toServed(column: SnippetColumn): readonly Field[] {
  const { api, name } = column;
  if (api === false || api?.keyedBy) return [];
  return [{ ...toField(api?.path ?? name, column), isIso: api?.form === "iso" }];
}

/** What stands as rows has a column for each field of its items. */
function toFlat(column: SnippetColumn): readonly SnippetColumn[] {
  const { type, isSpread } = column;
  if (!isSpread || typeof type === "string" || typeof type.list === "string") return [column];
  return Object.entries(type.list).map(([field, of]) => {
    const words = field.replaceAll("_", " ");
    return { name: field, label: `${words.charAt(0).toUpperCase()}${words.slice(1)}`, type: of };
  });
}

function toField(name: string, { type }: SnippetColumn): Field {
  return { name, type: typeof type === "string" ? type : "list", isIso: false };
}
