import type { Paper } from "./steps";

/** Of a header or a footer Excel takes 255 characters, codes and all. */
const longest = 90;

/** What stands on each page: the sheet's title above, below whose data it is, and the page. */
export function toPaper(title: string, owner: string): Paper {
  return {
    header: `&L&"-,Bold"${toPlain(title)}`,
    footer: `&L${toPlain(owner)}&RPage &P of &N`,
  };
}

/** An ampersand begins a code. */
function toPlain(text: string): string {
  const letters = Array.from(text.replace(/[\p{Cc}\p{Cs}]/gu, " "));
  const short = letters.length > longest ? [...letters.slice(0, longest - 1), "…"] : letters;
  return short.join("").replaceAll("&", "&&");
}
