const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The id that the LMS uses where a course key's characters are not allowed: `course_` and the
 * key's UTF-8 in base 32 (RFC 4648), every `=` of its end replaced by `padding`.
 */
export function computeCleanId(courseKey: string, padding = "="): string {
  return `course_${encodeBase32(toUtf8(courseKey), padding)}`;
}

function encodeBase32(bytes: readonly number[], padding: string): string {
  let letters = "";
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xfff;
    for (count += 8; count >= 5; count -= 5) letters += alphabet[(bits >> (count - 5)) & 31];
  }
  if (count > 0) letters += alphabet[(bits << (5 - count)) & 31];
  return letters + padding.repeat((8 - (letters.length % 8)) % 8);
}

/** By way of a URL's escapes, since neither the page's nor Node's encoder is at hand here. */
function toUtf8(text: string): readonly number[] {
  const bytes = encodeURIComponent(text).match(/%..|./g) ?? [];
  return bytes.map((byte) =>
    byte.length === 1 ? byte.charCodeAt(0) : Number.parseInt(byte.slice(1), 16),
  );
}
