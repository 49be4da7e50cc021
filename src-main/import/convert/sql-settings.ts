import { type SqlMode, usualMode } from "./sql-reader";

/** What a dump's `SET` statements have said so far. */
export interface SqlSettings {
  readonly mode: SqlMode;
  /** The character set of `SET NAMES`, in small letters; null where there was none. */
  readonly charset: string | null;
  /** Modes that were put aside in variables. */
  readonly saved: Readonly<Record<string, SqlMode>>;
}

export const usualSettings: SqlSettings = { mode: usualMode, charset: null, saved: {} };

const assignment = /(@{0,2}[\w.$]+)\s*:?=\s*('[^']*'|"[^"]*"|@{0,2}[\w.$]+)/g;

/** The settings after a `SET` statement, given as its text. */
export function applySet(settings: SqlSettings, statement: string): SqlSettings {
  const named = /^set\s+(?:names|charset|character\s+set)\s+['"]?(\w+)/i.exec(statement);
  if (named?.[1]) return { ...settings, charset: named[1].toLowerCase() };
  let { mode, saved } = settings;
  for (const [, target = "", value = ""] of statement.matchAll(assignment)) {
    if (isMode(target)) mode = toMode(value, saved, statement) ?? mode;
    else if (isMode(value) && target.startsWith("@")) {
      saved = { ...saved, [target.toLowerCase()]: mode };
    }
  }
  return { ...settings, mode, saved };
}

function isMode(name: string): boolean {
  return /^(@@)?((session|global|local)\.)?sql_mode$/i.test(name);
}

function toMode(
  value: string,
  saved: SqlSettings["saved"],
  statement: string,
): SqlMode | undefined {
  if (isMode(value)) return undefined;
  if (value.startsWith("@")) return saved[value.toLowerCase()] ?? usualMode;
  // Of a function, such as CONCAT(@@sql_mode, ',ANSI_QUOTES'), its texts are taken together.
  const text = /^['"]/.test(value) ? value : statement;
  return {
    hasEscapes: !/no_backslash_escapes/i.test(text),
    hasQuotedNames: /\b(ansi|ansi_quotes|db2|maxdb|mssql|oracle|postgresql)\b/i.test(text),
  };
}

/** Of these, a part of a character can be a backslash or a quote, so that strings end anywhere. */
const unsafe = ["big5", "cp932", "gb18030", "gbk", "sjis"];
const utf8 = ["utf8", "utf8mb3", "utf8mb4", "binary", "ascii", "us_ascii", "default"];

/** How far text of a character set can be taken for UTF-8. */
export function getCharsetKind(charset: string): "utf8" | "other" | "unsafe" {
  if (utf8.includes(charset)) return "utf8";
  return unsafe.includes(charset) ? "unsafe" : "other";
}
