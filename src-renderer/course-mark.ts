/**
 * A course's mark: initials of its name on a color from its key, the same on every machine and
 * without a network.
 */
export interface CourseMark {
  readonly initials: string;
  /** Degrees on the color circle. */
  readonly hue: number;
}

/** Saturation and lightness of the mark and its letters; any hue passes 4.5:1 (theme.test.ts). */
export const markTones = {
  light: { fill: "46% 86%", ink: "60% 23%" },
  dark: { fill: "26% 27%", ink: "58% 87%" },
} as const;

const smallWords = new Set([
  "a",
  "an",
  "and",
  "at",
  "de",
  "for",
  "in",
  "of",
  "on",
  "the",
  "to",
  "with",
]);
const hueCount = 12;

export function toCourseMark(name: string, id: string): CourseMark {
  return { initials: toInitials(name, id), hue: (hash(id) % hueCount) * (360 / hueCount) };
}

function toInitials(name: string, id: string): string {
  // A course without a title is called by its id; the course's part of it tells more.
  const text = name === id ? (id.split(/[:+/]/).filter(Boolean).at(-2) ?? id) : name;
  const words = text.split(/[^\p{L}\p{N}.]+/u).filter(Boolean);
  const main = words.filter((word) => !smallWords.has(word.toLowerCase()) && word.length > 1);
  const chosen = main.length > 0 ? main : words;
  return chosen
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toUpperCase();
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  }
  return value;
}
