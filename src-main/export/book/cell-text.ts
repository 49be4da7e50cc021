import { longestCell } from "../cell-limit";

const needsCare = /[&<>_\p{Cc}\ufffe\uffff]/u;

/** Whether it is more than a cell holds. */
export function isTooLong(text: string): boolean {
  return text.length > longestCell;
}

/** As much as a cell holds, with `…` for the rest; no character is cut in two. */
export function cutText(text: string): string {
  if (!isTooLong(text)) return text;
  const cut = text.slice(0, longestCell - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/**
 * A text as XML of a workbook. What XML cannot say, or would read as something else, is written by
 * its number, `_x000D_`; a text that looks like such a number loses its meaning as one.
 */
export function encodeText(text: string): string {
  if (!needsCare.test(text)) return text;
  return text
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, toNumber)
    .replace(/[&<>]/g, (letter) => entities[letter] ?? letter);
}

/** The same between quotes. */
export function encodeAttribute(text: string): string {
  return encodeText(text).replaceAll('"', "&quot;");
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Of those letters XML takes the tab and the line feed as they are, and what is beyond ASCII. */
const plain = /[\t\n\u007f-\u009f]/;

function toNumber(letter: string): string {
  if (plain.test(letter)) return letter;
  return `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}
