/**
 * Reads answers that are JSON lists, as the analytics API did and beyond (`decisions.md` 10): a
 * backslash is a letter like any other, so that TeX survives; only when that makes no list does it
 * escape a quote or another backslash. Numbers keep their text.
 */
export type ListItem =
  | { readonly kind: "text"; readonly text: string }
  /** Anything else, as JSON with a blank after `,` and `:` and letters beyond ASCII escaped. */
  | { readonly kind: "json"; readonly json: string };

/** The items of a JSON list, or undefined where the text is none. */
export function findJsonList(text: string): readonly ListItem[] | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith("[") || !trimmed.endsWith("]")) return undefined;
  return new ListReader(trimmed, false).readAll() ?? new ListReader(trimmed, true).readAll();
}

const blanks = /[ \t\n\r]*/y;
const literal = /true|false|null|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Deeper lists are text: they are no answers, and reading them must end. */
const depthLimit = 100;

class ListReader {
  private at = 0;
  private depth = 0;
  private readonly text: string;
  private readonly hasEscapes: boolean;

  constructor(text: string, hasEscapes: boolean) {
    this.text = text;
    this.hasEscapes = hasEscapes;
  }

  readAll(): readonly ListItem[] | undefined {
    const items = this.readList((): ListItem | undefined => {
      if (this.text[this.at] !== '"') {
        const json = this.readJson();
        return json === undefined ? undefined : { kind: "json", json };
      }
      const text = this.readString();
      return text === undefined ? undefined : { kind: "text", text };
    }, "]");
    this.skip(blanks);
    return this.at === this.text.length ? items : undefined;
  }

  /** After an opening bracket: what `read` reads, with commas between, up to the closing one. */
  private readList<T>(read: () => T | undefined, close: string): T[] | undefined {
    const items: T[] = [];
    this.at += 1;
    this.depth += 1;
    if (this.depth > depthLimit) return undefined;
    this.skip(blanks);
    while (this.text[this.at] !== close) {
      if (items.length > 0 && !this.take(",")) return undefined;
      this.skip(blanks);
      const item = read();
      if (item === undefined) return undefined;
      items.push(item);
      this.skip(blanks);
    }
    this.at += 1;
    this.depth -= 1;
    return items;
  }

  private readJson(): string | undefined {
    switch (this.text[this.at]) {
      case '"': {
        const text = this.readString();
        return text === undefined ? undefined : toAscii(text);
      }
      case "[": {
        const items = this.readList(() => this.readJson(), "]");
        return items && `[${items.join(", ")}]`;
      }
      case "{":
        return this.readObject();
      default:
        return this.skip(literal) || undefined;
    }
  }

  private readObject(): string | undefined {
    const fields = this.readList((): [string, string] | undefined => {
      const name = this.text[this.at] === '"' ? this.readString() : undefined;
      this.skip(blanks);
      if (name === undefined || !this.take(":")) return undefined;
      this.skip(blanks);
      const json = this.readJson();
      return json === undefined ? undefined : [name, json];
    }, "}");
    const last = fields && new Map(fields);
    return (
      last && `{${Array.from(last, ([name, json]) => `${toAscii(name)}: ${json}`).join(", ")}}`
    );
  }

  private readString(): string | undefined {
    let text = "";
    for (let at = this.at + 1; at < this.text.length; at++) {
      const letter = this.text[at] ?? "";
      const next = this.text[at + 1] ?? "";
      if (letter === '"') {
        this.at = at + 1;
        return text;
      }
      if (this.hasEscapes && letter === "\\" && (next === '"' || next === "\\")) {
        text += next;
        at += 1;
      } else text += letter;
    }
    return undefined;
  }

  private take(letter: string): boolean {
    if (this.text[this.at] !== letter) return false;
    this.at += 1;
    return true;
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ""] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }
}

function toAscii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
