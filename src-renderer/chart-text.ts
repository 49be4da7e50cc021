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
