import { formatDay, formatIso } from "./instant";
import type { Column } from "./report";
import type { Cell, Scalar } from "./result";

/**
 * A cell for people: numbers with the locale's thousands and a real minus sign, days as
 * `2014-01-31`, instants as `2014-01-31 23:59` (UTC). Zero is a pale dash on the page; it stays 0 here.
 */
export function formatCell(column: Column, cell: Cell, locale: string): string {
  if (cell === null) return "";
  if (typeof column.type === "object") return formatList(cell);
  switch (column.type) {
    case "text":
      return String(cell);
    case "bool":
      return cell ? "yes" : "no";
    case "date":
      return formatDay(Number(cell));
    case "timestamp":
      return formatIso(cell as bigint)
        .replace("T", " ")
        .replace(/(:00)?(\.\d+)?Z$/, "")
        .replace(/ 00:00$/, "");
    case "int":
    case "double":
      if (column.isYear) return String(cell);
      if (column.isShare) return formatShare(Number(cell), locale);
      return column.isChange
        ? formatChange(Number(cell), locale)
        : formatNumber(Number(cell), locale);
  }
}

/** Values of a list with commas; of objects, their values with a colon between. */
function formatList(cell: Cell): string {
  if (!Array.isArray(cell)) return String(cell);
  const items: readonly (Scalar | Readonly<Record<string, Scalar>>)[] = cell;
  return items
    .map((item) =>
      typeof item === "object" && item !== null ? Object.values(item).join(": ") : String(item),
    )
    .join(", ");
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
