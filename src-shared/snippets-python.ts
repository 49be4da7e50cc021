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

/** pandas, with openpyxl for workbooks and pyarrow for Parquet and Arrow. */
export const pythonSnippets: Readonly<Record<RowFormat, ToLines>> = {
  csv: (file, fields) => toPandasCsv(file, fields, compact),
  "csv-excel": (file, fields) => toPandasCsv(file, fields, sheet),
  json: toPandasJson,
  xlsx: toPandasExcel,
  parquet: (file) => toPandasTyped("read_parquet", file),
  arrow: (file) => toPandasTyped("read_feather", file),
};

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
  return [
    "import json",
    "",
    "import pandas as pd",
    "",
    `with open(${file}, encoding="utf-8") as file:`,
    "    rows = pd.json_normalize(json.load(file))",
    ...toPandasLoop(namesOf(fields, "int"), 'rows[name].astype("Int64")'),
    ...toPandasDates(fields, compact),
  ];
}

function toPandasExcel(file: string, fields: readonly Field[]): readonly string[] {
  const dates = [...namesOf(fields, "date"), ...namesOf(fields, "timestamp")];
  return [
    "import pandas as pd",
    "",
    "# The first sheet has the rows, and where it makes sense a line below that adds them up.",
    "rows = pd.read_excel(",
    `    ${file}, sheet_name=0, keep_default_na=False, na_values=[${list(sheet.empty)}]`,
    ")",
    'rows = rows[rows.iloc[:, 0].astype(str) != "Total"].copy()',
    ...toPandasLoop(namesOf(fields, "int"), 'rows[name].astype("Int64")'),
    ...toPandasLoop(namesOf(fields, "bool"), 'rows[name].astype("boolean")'),
    ...toPandasLoop(dates, "pd.to_datetime(rows[name])"),
  ];
}

function toPandasLoop(names: readonly string[], value: string): readonly string[] {
  if (names.length === 0) return [];
  return [`for name in rows.columns.intersection([${list(names)}]):`, `    rows[name] = ${value}`];
}

function toPandasDates(fields: readonly Field[], forms: Forms): readonly string[] {
  const groups = [
    [quote(forms.date), namesOf(fields, "date")],
    [quote(forms.timestamp), namesOf(fields, "timestamp")],
    ['"ISO8601", utc=True', namesOf(fields, "timestamp", true)],
  ] as const;
  return groups.flatMap(([form, names]) =>
    toPandasLoop(names, `pd.to_datetime(rows[name], format=${form})`),
  );
}

function toPandasTyped(read: string, file: string): readonly string[] {
  return ["import pandas as pd", "", `rows = pd.${read}(${file}, dtype_backend="pyarrow")`];
}
