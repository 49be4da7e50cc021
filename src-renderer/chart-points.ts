import type { Theme } from "../src-shared/theme";

/** A row as drawn, or several rows drawn as one; `x` and `y` are pixels in the SVG. */
export interface ChartPoint {
  /** Where it stands among the drawn ones, for `describe`. */
  readonly place: number;
  readonly x: number;
  readonly y: number;
  /** Of the band or shape that it fills, where it fills one. */
  readonly box?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** The outline of a country. */
  readonly outline?: string;
  /** Where its series are, to be dotted. */
  readonly dots?: readonly { readonly y: number; readonly tone: keyof Theme }[];
}

export interface PointLine {
  readonly label: string;
  readonly tone: keyof Theme | null;
  readonly value: string;
  /** Of the total, where the series add up. */
  readonly share: string | null;
}

/** What a point says: in the tooltip, and spoken. */
export interface PointText {
  readonly title: string;
  readonly lines: readonly PointLine[];
  readonly total: string | null;
}

/** One line for whom hears it. */
export function speakPoint({ title, lines, total }: PointText): string {
  const values = lines.map(
    ({ label, value, share }) => `${label} ${value}${share ? `, ${share}` : ""}`,
  );
  return [title, ...values, ...(total === null ? [] : [`Total ${total}`])].join("; ");
}
