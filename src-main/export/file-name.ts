import { createHash } from "node:crypto";

/** What Linux, macOS and Windows let a name have: bytes there, UTF-16 units here; never more units than bytes. */
const longestName = 255;

/** Of a name that others follow. */
const longestPart = 180;

/** Names of devices on Windows, whatever follows their first dot. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$|clock\$)$/i;

/** Whether Windows keeps a name for a device. */
export function isDevice(name: string): boolean {
  const [stem = ""] = name.split(".", 1);
  return devices.test(stem.trimEnd());
}

/** What Windows forbids, control characters, and what turns the direction of what follows. */
const forbidden =
  /[<>:"/\\|?*\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A file's name that every system takes: parts with `--` between, and an extension. What is
 * forbidden becomes `_`. The first part is cut where the whole would be too long; that, and whatever
 * else changes a part beyond `_`, adds a few digits of a hash of `whole`, so that two of them never
 * get one name.
 */
export function toFileName(
  [first = "", ...others]: readonly string[],
  extension: string,
  whole: string,
): string {
  const end = `${["", ...others.map((part) => toSafe(part))].join("--")}.${extension}`;
  const room = longestName - Buffer.byteLength(end);
  return `${toStem(toSafe(first), end, room, whole)}${end}`;
}

/** A part of a file's name that stands for `whole`, with room for other parts beside it. */
export function toNamePart(stem: string, whole: string): string {
  // It may come to be a folder's whole name, which ends with no dot and no space.
  const safe = toSafe(stem).replace(/[. ]+$/, (dots) => "_".repeat(dots.length));
  return toStem(safe, "", longestPart, whole);
}

function toStem(stem: string, end: string, room: number, whole: string): string {
  const composed = stem.normalize("NFC");
  const visible = composed.replace(/^[. ]+/, (dots) => "_".repeat(dots.length));
  const safe = isDevice(`${visible}${end}`) ? `_${visible}` : visible;
  if (safe === stem && Buffer.byteLength(safe) <= room) return safe;
  const hash = `-${toHash(whole)}`;
  return `${cutBytes(safe, room - hash.length)}${hash}`;
}

/** Without what is forbidden anywhere in a name. */
function toSafe(part: string): string {
  return part.replace(forbidden, "_");
}

/** At most so many bytes of UTF-8, in whole characters. */
export function cutBytes(text: string, bytes: number): string {
  let size = 0;
  let cut = "";
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) return cut;
    cut += character;
  }
  return cut;
}

/** A few hex digits that tell a text from any other. */
export function toHash(text: string, digits = 8): string {
  return createHash("sha256").update(text).digest("hex").slice(0, digits);
}
