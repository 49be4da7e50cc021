/** The cells of a CSV, line by line; quotes hold commas, line breaks and doubled quotes. */
export function parseCsv(text: string, end = "\r\n"): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const [cell, next] = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, end);
    rows.at(-1)?.push(cell);
    at = next;
    if (text[at] === ",") {
      at += 1;
      if (at === text.length || text.startsWith(end, at)) rows.at(-1)?.push("");
    }
    if (text.startsWith(end, at)) {
      at += end.length;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

function readQuoted(text: string, start: number): [string, number] {
  let at = start + 1;
  let cell = "";
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new Error(`a quote is open at ${start}`);
    cell += text.slice(at, quote);
    if (text[quote + 1] !== '"') return [cell, quote + 1];
    cell += '"';
    at = quote + 2;
  }
}

function readPlain(text: string, start: number, end: string): [string, number] {
  const stops = [text.indexOf(",", start), text.indexOf(end, start)].filter((stop) => stop >= 0);
  const stop = Math.min(...stops, text.length);
  return [text.slice(start, stop), stop];
}
