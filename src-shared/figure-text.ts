import type { FigureValue } from "./figures";
import { formatChange, formatNumber, formatShare } from "./format";

export interface FigureText {
  readonly text: string;
  /** Beside the number: `12.6 % of those who told`. */
  readonly aside: string | null;
  /** Of a change. */
  readonly tone: "up" | "down" | null;
  /** `words`: the value that leads, which may be long; `none`: the rows do not say. */
  readonly kind: "number" | "words" | "none";
}

/** A key number as people read it. */
export function formatFigure(figure: FigureValue, locale: string): FigureText {
  const { value, share, shareLabel, isChange } = figure;
  if (value === null) return { text: "–", aside: null, tone: null, kind: "none" };
  if (typeof value === "string") return { text: value, aside: null, tone: null, kind: "words" };
  const of = shareLabel ? ` of ${shareLabel}` : "";
  return {
    text: formatValue(value, figure, locale),
    aside: share === null ? null : `${formatShare(share, locale, { isChange })}${of}`,
    tone: !isChange || value === 0 ? null : value > 0 ? "up" : "down",
    kind: "number",
  };
}

function formatValue(value: number, { isChange, isShare }: FigureValue, locale: string): string {
  if (isShare) return formatShare(value, locale);
  return isChange ? formatChange(value, locale) : formatNumber(value, locale);
}
