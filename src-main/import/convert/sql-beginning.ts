/** What a statement of a dump begins with; each is more than one word that a column may be called. */
const statements = [
  "alter (database|table) ",
  "begin( transaction)?;",
  "commit;",
  "copy [^\\t]+ from stdin",
  "create (or replace |temporary |unique )*(database|event|function|index|procedure|schema|table|trigger|user|view) ",
  "delete from ",
  "delimiter [^\\w\\s]+",
  "drop (database|event|function|procedure|schema|table|trigger|user|view) ",
  "insert (delayed |high_priority |ignore |low_priority |or \\w+ )*into ",
  "lock tables? ",
  "pragma ",
  "replace into ",
  "set (@|global |names |session |\\w+(\\.\\w+)* ?=)",
  "start transaction;",
  "truncate (table )?",
  "use [^\\s;]+ ?;",
];
const beginning = new RegExp(`^(${statements.join("|")})`, "i");

const byProgram = /^-- (MariaDB|MySQL|PostgreSQL|phpMyAdmin)( database| SQL)? dump\b/i;

/** A comment, or what a program had to say on the way; not one that is read as a statement. */
const aside =
  /^(\s+|--.*|#.*|\/\*(?!M?!)[\s\S]*?(\*\/|$)|\/\*M!999999[\s\S]*?\*\/|(mysqldump|mariadb-dump|warning):.*)/i;

/**
 * Whether a text file that begins like this is a dump in SQL, also of a kind that is not read:
 * comments apart, its first words are those of a statement. It is none where a table as text is
 * only named `.sql`.
 */
export function isSqlDump(head: string): boolean {
  let rest = head.replace(/^\uFEFF/, "");
  for (let found = aside.exec(rest); found; found = aside.exec(rest)) {
    if (byProgram.test(found[0])) return true;
    rest = rest.slice(found[0].length);
  }
  const words = rest.replace(/^\/\*M?!\d*\s*/, "").slice(0, 500);
  // Not tabs: they stand between the names of columns.
  return beginning.test(words.replace(/[ \r\n]+/g, " "));
}
