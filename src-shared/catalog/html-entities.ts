import { entityNames } from "./html-entity-names";

/** Numbers that HTML reads as the letters of Windows-1252 that were meant. */
const windows = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x8d, 0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc,
  0x2122, 0x0161, 0x203a, 0x0153, 0x9d, 0x017e, 0x0178,
];

const letters = readNames();

/**
 * Text with its HTML entities as letters, decoded once; only those that end in a semicolon. A number
 * that stands for no letter is dropped, or is U+FFFD where it is beyond Unicode.
 */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d+)|#x([\da-f]+)|([a-z][a-z\d]*));/gi,
    (entity, ten, sixteen, name) => {
      if (name !== undefined) return letters.get(name) ?? entity;
      return toLetter(ten === undefined ? Number.parseInt(sixteen, 16) : Number(ten));
    },
  );
}

function toLetter(code: number): string {
  if (code >= 0x80 && code < 0xa0) return String.fromCodePoint(windows[code - 0x80] ?? code);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return "\ufffd";
  return isNoLetter(code) ? "" : String.fromCodePoint(code);
}

/** Control characters but tab, line feed, form feed and carriage return, and non-characters. */
function isNoLetter(code: number): boolean {
  const isControl = code < 0x20 && ![0x9, 0xa, 0xc, 0xd].includes(code);
  const isNonCharacter = (code >= 0xfdd0 && code < 0xfdf0) || (code & 0xfffe) === 0xfffe;
  return isControl || code === 0x7f || isNonCharacter;
}

function readNames(): ReadonlyMap<string, string> {
  const words = entityNames.trim().split(/\s/);
  const pairs = words.flatMap((word, at): [string, string][] => {
    if (at % 2 === 1) return [];
    const codes = (words[at + 1] ?? "").split("+").map((code) => Number.parseInt(code, 16));
    return [[word, String.fromCodePoint(...codes)]];
  });
  return new Map(pairs);
}
