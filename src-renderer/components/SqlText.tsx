import { CopyButton } from "./CopyButton";

const pattern =
  /(--[^\n]*)|('(?:[^']|'')*')|(\$\w+)|\b(with|as|select|from|where|case|when|then|else|end|and|or|not|in|is|null|group by|order by|filter|over|window|max|sum|count|coalesce|lag|lower|arg_max|row_number|nulls first|between|left join|join|on|using|distinct)\b/gi;
const kinds = ["comment", "string", "param", "word"] as const;

/** SQL as it runs, with its words told apart. */
export function SqlText({ sql }: { sql: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <pre className="sql" tabIndex={0}>
      <code>
        {splitSql(sql).map(({ text, kind, start }) =>
          kind ? (
            <span key={start} className={`sql-${kind}`}>
              {text}
            </span>
          ) : (
            text
          ),
        )}
      </code>
    </pre>
  );
}

export function CopyableCode({ text, what }: { text: string; what: string }) {
  return (
    <div className="code-line">
      <code>{text}</code>
      <CopyButton label="Copy" what={what} toText={() => text} />
    </div>
  );
}

function splitSql(sql: string) {
  const parts: { text: string; kind: string | null; start: number }[] = [];
  let place = 0;
  for (const match of sql.matchAll(pattern)) {
    if (match.index > place)
      parts.push({ text: sql.slice(place, match.index), kind: null, start: place });
    const kind = kinds[match.slice(1).findIndex((group) => group !== undefined)] ?? null;
    parts.push({ text: match[0], kind, start: match.index });
    place = match.index + match[0].length;
  }
  parts.push({ text: sql.slice(place), kind: null, start: place });
  return parts;
}
