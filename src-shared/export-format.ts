/** The forms that rows leave in; the words of the command line, of plans and of the window. */
export const rowFormats = ["csv", "csv-excel", "json", "xlsx", "parquet", "arrow"] as const;
export type RowFormat = (typeof rowFormats)[number];

/** A report's chart as a picture of its own, with title, period and source. */
export const chartFormats = ["svg", "png"] as const;
export type ChartFormat = (typeof chartFormats)[number];

/** What one report leaves in. */
export const reportFormats = [...rowFormats, ...chartFormats] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** Several reports in one file. `pdf` needs the window, which prints it. */
export const bookFormats = ["xlsx", "html", "pdf"] as const;
export type BookFormat = (typeof bookFormats)[number];

export type ExportFormat = RowFormat | ChartFormat | BookFormat;

export function isChartFormat(format: ExportFormat): format is ChartFormat {
  return (chartFormats as readonly string[]).includes(format);
}

export function isRowFormat(format: ExportFormat): format is RowFormat {
  return (rowFormats as readonly string[]).includes(format);
}

/** Whom a form of rows is for: who reads it, who had it from the API, or programs. */
export type RowAudience = "people" | "api" | "tools";

interface FormatFacts {
  readonly label: string;
  /** Whom it is for, in a few words. */
  readonly help: string;
  /** Of a file's name, without the dot. */
  readonly extension: string;
}

interface RowFormatFacts extends FormatFacts {
  readonly audience: RowAudience;
}

type Facts = Record<RowFormat, RowFormatFacts> & Record<ChartFormat | BookFormat, FormatFacts>;

/** In the order in which they are offered. */
export const formatFacts: Readonly<Facts> = {
  xlsx: {
    label: "Excel workbook",
    help: "typed cells, filters, and a sheet that says what they are",
    extension: "xlsx",
    audience: "people",
  },
  "csv-excel": {
    label: "CSV for spreadsheets",
    help: "real dates, the columns as on the screen, safe to open",
    extension: "csv",
    audience: "people",
  },
  csv: {
    label: "CSV",
    help: "byte for byte as the analytics API served it",
    extension: "csv",
    audience: "api",
  },
  json: {
    label: "JSON",
    help: "as the analytics API served it",
    extension: "json",
    audience: "api",
  },
  parquet: {
    label: "Parquet",
    help: "for Python, R and DuckDB",
    extension: "parquet",
    audience: "tools",
  },
  arrow: {
    label: "Arrow",
    help: "for Python and R, read without a copy",
    extension: "arrow",
    audience: "tools",
  },
  svg: { label: "Chart as SVG", help: "sharp at every size", extension: "svg" },
  png: { label: "Chart as PNG", help: "for slides and mail", extension: "png" },
  html: {
    label: "Report as a web page",
    help: "one file, for reading and printing",
    extension: "html",
  },
  pdf: { label: "Report as PDF", help: "the same, as it prints", extension: "pdf" },
};
