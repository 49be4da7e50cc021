/** Pixels of a text at 12 px: narrow, wide and other letters of common system fonts. */
export function guessWidth(label: string): number {
  const widths = [...label].map((letter) => {
    if (/[ filjtr.,|:;'!()[\]]/.test(letter)) return 4;
    if (
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Emoji_Presentation}]/u.test(letter)
    ) {
      return 12.5;
    }
    return /[mwMW@%]/.test(letter) ? 10 : /\p{Lu}/u.test(letter) ? 8 : 6.8;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

/** As much of a text as has room, its end cut off. Widths are guessed: files are drawn without a layout. */
export function cutToWidth(text: string, width: number): string {
  if (guessWidth(text) <= width) return text;
  let kept = [...text].slice(0, Math.ceil(width / 4));
  while (kept.length > 1 && guessWidth(`${kept.join("")}…`) > width) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}

/** A text in lines that have room, broken between words where it can be; the end of the last cut off. */
export function wrapToWidth(text: string, width: number, mostLines: number): string[] {
  const lines: string[] = [];
  let rest = text.replace(/\s+/g, " ").trim();
  while (lines.length < mostLines - 1 && guessWidth(rest) > width) {
    const room = fitLetters(rest, width);
    const end = rest.lastIndexOf(" ", room);
    // A word of half a line is broken, as are those of scripts without spaces.
    const at = end > room / 2 ? end : room;
    lines.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...lines, cutToWidth(rest, width)];
}

/** How many UTF-16 units of a text have room, in whole letters; at least one letter. */
function fitLetters(text: string, width: number): number {
  let length = 0;
  let used = 0;
  for (const letter of text) {
    used += guessWidth(letter);
    if (used > width && length > 0) return length;
    length += letter.length;
  }
  return length;
}
