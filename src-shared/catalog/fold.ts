/** Marks that letters of any script take on; but those of Japanese, which make other letters. */
const accents = /(?![\u3099\u309a])\p{Script=Inherited}/gu;
const ascii = /^[\0-\x7f]*$/;

/** Text without case and accents, to search in and to sort names by (`decisions.md` C9). */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  const bare = text.normalize("NFKD").replace(accents, "").normalize("NFC");
  return bare.toLowerCase().replaceAll("ς", "σ");
}

/** Text without case alone. */
export function foldCase(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
