const longestName = 31;

/** Names of the sheets of one workbook, as Excel allows them and no two alike, whatever their case. */
export class SheetNames {
  // Excel keeps this one for itself.
  private readonly taken = new Set(["history"]);

  /** The name, or one near it; `part` from 2 on is in it as `(2)`. */
  claim(title: string, part = 1): string {
    const base = toLegal(title);
    for (let at = part; ; at++) {
      const name = at === 1 ? shorten(base, "") : shorten(base, ` (${at})`);
      const folded = fold(name);
      if (this.taken.has(folded)) continue;
      this.taken.add(folded);
      return name;
    }
  }
}

/** An apostrophe is a quote in formulas, where it stands doubled: a typographic one stands for itself. */
function toLegal(title: string): string {
  const legal = title
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, " ")
    .replace(/[\\/?*[\]:]/g, "-")
    .replaceAll("'", "’")
    .replace(/\s+/g, " ")
    .trim();
  return legal || "Sheet";
}

function shorten(base: string, ending: string): string {
  if (base.length + ending.length <= longestName) return base + ending;
  const cut = base.slice(0, longestName - 1 - ending.length);
  return `${cut.replace(/[\ud800-\udbff]$/, "").trimEnd()}…${ending}`;
}

function fold(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}
