import { AppError } from "../../src-shared/errors";

/** Pixels of the longer side; forty bars and a long legend need a fifth of it. */
const longestSide = 6000;

/** What a chart is made of, and nothing else. */
const foreign = /<(?!\/?(?:svg|g|path|rect|line|circle|text|tspan|title|clipPath|defs)[\s/>])/;
/** What could run or load something, within a tag. */
const active = /<[^>]*(?:\s(?:on\w+|(?:xlink:)?href)\s*=|url\((?!#))/i;

/**
 * Throws `bad-input` unless an SVG from the page is what a chart is: a picture of a bearable size
 * that runs and loads nothing. A browser opens a saved one as a page, and we make pixels of it.
 */
export function checkPicture(svg: string): void {
  const [head = ""] = /^<svg\s[^>]*>/.exec(svg) ?? [];
  const sides = ["width", "height"].map((name) =>
    Number(new RegExp(`\\s${name}="(\\d+(?:\\.\\d+)?)"`).exec(head)?.[1]),
  );
  if (sides.some(Number.isNaN) || foreign.test(svg) || active.test(svg)) {
    throw new AppError("bad-input", "This is not a chart of the page.");
  }
  if (Math.max(...sides) > longestSide) {
    const [width, height] = sides;
    throw new AppError(
      "bad-input",
      `The chart would be ${width} by ${height} pixels, which is too large.`,
      { hint: "Choose a shorter period or fewer rows, and save it again." },
    );
  }
}

/** Without the characters that XML has no place for: a file with one of them opens nowhere. */
export function toLegalXml(text: string): string {
  return text.replace(illegal, "\uFFFD");
}

const illegal = /(?![\t\n\r\x7F-\x9F])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu;
