import type { Style } from "exceljs";
import { light } from "../../../src-shared/theme";
import type { CellKind, PageStyle } from "./steps";

/** The looks of cells: by a column's kind, and by what a cell of a page is. */
export type StyleName = CellKind | "guarded" | "hidden" | "header" | "header-number" | Total | Page;
type Total = "total-label" | `total-${"int" | "change" | "double"}`;
type Page = `page-${PageStyle}`;

/** A colour as workbooks have it: opaque, without `#`. */
export function toArgb(color: string): { argb: string } {
  return { argb: `FF${color.slice(1).toUpperCase()}` };
}

const color = (token: keyof typeof light) => toArgb(light[token]);
const fill = (token: keyof typeof light): Style["fill"] => ({
  type: "pattern",
  pattern: "solid",
  fgColor: color(token),
});
const font = (more: Partial<Style["font"]> = {}): Partial<Style["font"]> => ({
  name: "Calibri",
  family: 2,
  size: 11,
  color: color("text"),
  ...more,
});

const counted = "#,##0";
const changed = "+#,##0;-#,##0;0";
/** Beside its label, also where it is written from right to left. */
const flush: Partial<Style["alignment"]> = { horizontal: "left", vertical: "top" };
const wrapped: Partial<Style["alignment"]> = { ...flush, wrapText: true };
/** A little away from the number before it. */
const left: Partial<Style["alignment"]> = { horizontal: "left", vertical: "top", indent: 1 };
const right: Partial<Style["alignment"]> = { horizontal: "right", vertical: "top" };
const header: Partial<Style> = {
  font: font({ bold: true }) as Style["font"],
  fill: fill("accent-weak"),
  border: { bottom: { style: "thin", color: color("accent") } },
  alignment: { ...left, vertical: "middle" },
};

function toTotal(numFmt?: string): Partial<Style> {
  return {
    font: font({ bold: true }) as Style["font"],
    border: { top: { style: "thin", color: color("text") } },
    alignment: right,
    ...(numFmt !== undefined && { numFmt }),
  };
}

function toPage(more: Partial<Style["font"]>, style: Partial<Style> = {}): Partial<Style> {
  return { font: font(more) as Style["font"], alignment: flush, ...style };
}

/** Of a cell whose text begins as a formula does, the format says that it is text when it is edited too. */
export const styles: Readonly<Record<StyleName, Partial<Style>>> = {
  text: { alignment: left },
  guarded: { numFmt: "@", alignment: left },
  int: { numFmt: counted, alignment: right },
  change: { numFmt: changed, alignment: right },
  plain: { numFmt: "0", alignment: right },
  double: { alignment: right },
  share: { numFmt: "0.0%", alignment: right },
  "share-change": { numFmt: "+0.0%;-0.0%;0.0%", alignment: right },
  bool: { alignment: { horizontal: "center", vertical: "top" } },
  date: { numFmt: "yyyy-mm-dd", alignment: left },
  timestamp: { numFmt: "yyyy-mm-dd hh:mm:ss", alignment: left },
  hidden: {
    font: font({ italic: true, color: color("faint") }) as Style["font"],
    alignment: right,
  },
  header,
  "header-number": { ...header, alignment: { vertical: "middle", horizontal: "right" } },
  "total-label": { ...toTotal(), alignment: left },
  "total-int": toTotal(counted),
  "total-change": toTotal(changed),
  "total-double": toTotal(),
  "page-title": toPage({ bold: true, size: 18 }),
  "page-subtitle": toPage({ color: color("muted") }),
  "page-heading": toPage(
    { bold: true, size: 13, color: color("accent") },
    { alignment: { horizontal: "left", vertical: "bottom" } },
  ),
  "page-head": { ...header, alignment: { vertical: "middle" } },
  "page-head-number": { ...header, alignment: { vertical: "middle", horizontal: "right" } },
  "page-label": toPage({ color: color("muted") }, { alignment: wrapped }),
  "page-text": toPage({}, { alignment: wrapped }),
  "page-number": toPage(
    {},
    { numFmt: counted, alignment: { vertical: "top", horizontal: "right" } },
  ),
  "page-link": toPage({ underline: true, color: color("accent") }, { alignment: wrapped }),
  "page-muted": toPage({ color: color("muted") }, { alignment: wrapped }),
};
