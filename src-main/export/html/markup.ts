/** Text that is HTML already. Whatever else is put into `html` is escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** HTML with values in it: text is escaped, lists are joined, nothing is for null and false. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = texts.map((text, place) => text + toHtml(parts[place]));
  return new Markup(pieces.join(""));
}

/** Safe within an element and within a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(controls, "\uFFFD")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** What HTML has no place for. */
const controls = /[^\P{Cc}\t\n\r]/gu;

function toHtml(part: Part): string {
  if (part === null || part === undefined || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "object") return part.map(toHtml).join("");
  return escapeHtml(String(part));
}
