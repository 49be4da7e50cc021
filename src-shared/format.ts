import { formatDay, formatIso } from "./instant";
import type { Column, ScalarType } from "./report";
import type { Cell, Scalar } from "./result";

/**
 * A cell for people: numbers with the locale's thousands and a real minus sign, days as
 * `2014-01-31`, instants as `2014-01-31 23:59` (UTC). Zero is a pale dash on the page; it stays 0 here.
 */
export function formatCell(column: Column, cell: Cell, locale: string): string {
  if (cell === null) return "";
  if (Array.isArray(cell)) return formatItems(column, cell, locale).join(", ");
  const { type } = column;
  if (typeof type === "object") return String(cell);
  if (type === "int" || type === "double") {
    if (column.isYear) return String(cell);
    if (column.isShare) return formatShare(Number(cell), locale);
    if (column.isChange) return formatChange(Number(cell), locale);
  }
  return formatScalar(type, cell as Scalar, locale);
}

type Item = Scalar | Readonly<Record<string, Scalar>>;

/** The items of a list, each as people read it; of objects, their values with a colon between. */
export function formatItems(
  { type }: Column,
  items: readonly Item[],
  locale: string,
): readonly string[] {
  const of = typeof type === "object" ? type.list : type;
  return items.map((item) => {
    if (typeof item !== "object" || item === null) {
      return formatScalar(typeof of === "string" ? of : "text", item, locale);
    }
    return Object.entries(item)
      .map(([field, value]) =>
        formatScalar((typeof of === "object" && of[field]) || "text", value, locale),
      )
      .join(": ");
  });
}

function formatScalar(type: ScalarType, value: Scalar, locale: string): string {
  if (value === null) return "";
  switch (type) {
    case "text":
      return String(value);
    case "bool":
      return value ? "yes" : "no";
    case "date":
      return formatDay(Number(value));
    case "timestamp":
      return formatIso(value as bigint)
        .replace("T", " ")
        .replace(/(:00)?(\.\d+)?Z$/, "")
        .replace(/ 00:00$/, "");
    case "int":
    case "double":
      return formatNumber(Number(value), locale);
  }
}

export function formatNumber(value: number, locale: string): string {
  return toRealMinus(new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value));
}

/** With its sign, `+12` or `−12`; zero has none. */
export function formatChange(value: number, locale: string): string {
  return toRealMinus(
    new Intl.NumberFormat(locale, { signDisplay: "exceptZero", maximumFractionDigits: 1 }).format(
      value,
    ),
  );
}

/** `12.6 %`, from 0.126; the sign is given for a change. */
export function formatShare(
  share: number,
  locale: string,
  options: { isChange?: boolean } = {},
): string {
  const number = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 1,
    signDisplay: options.isChange ? "exceptZero" : "auto",
  }).format(share * 100);
  return `${toRealMinus(number)}\u00a0%`;
}

function toRealMinus(text: string): string {
  return text.replace("-", "−");
}
