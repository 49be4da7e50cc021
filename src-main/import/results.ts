import type { ImportedFile, Reject } from "../../src-shared/ipc";
import type { Session } from "../engine";
import { listFirstRejects } from "../rejects";
import type { FileFacts, Merged } from "./merge";
import type { Reading } from "./plan";

/** What became of a file, or of a table in it; `name` is for people. */
export function toResult(
  name: string,
  known: Partial<ImportedFile> & Pick<ImportedFile, "status">,
): ImportedFile {
  return {
    importId: null,
    name,
    coursePrefix: null,
    part: null,
    table: null,
    kind: null,
    rows: 0,
    rejected: 0,
    replaced: 0,
    superseded: 0,
    rejects: [],
    notes: [],
    ...known,
  };
}

export function toUnrecognized(name: string, reason: string): ImportedFile {
  return toResult(name, { status: "unrecognized", notes: [`Not imported: ${reason}.`] });
}

/** A file that does not say which course it is of, and of which nobody said it. */
export function toCourseless(name: string, coursePrefix: string): ImportedFile {
  return toResult(name, {
    status: "unrecognized",
    coursePrefix,
    notes: [
      `Not imported: it does not say which course it is of. Say it once for ${coursePrefix}, and import it again.`,
    ],
  });
}

export function toUnchanged(name: string, kind: string, earlier: string): ImportedFile {
  const note = `The same content was imported before, as ${earlier}: nothing to do.`;
  return toResult(name, { status: "unchanged", kind, notes: [note] });
}

/** The name of an earlier import of the same content, of which the same is known. */
export async function findImport(
  session: Session,
  { sha256, context = null }: Pick<FileFacts, "sha256" | "context">,
): Promise<string | undefined> {
  const [row] = await session.list<{ name: string }>(
    `select file_name as name from stored.imports
     where sha256 = $sha256 and context is not distinct from $context::varchar limit 1`,
    { sha256, context },
  );
  return row?.name;
}

/** How many rejects are told at once; the ledger has the others. */
const shownRejects = 5;

/** A result for each table that a file filled. */
export async function toImported(
  session: Session,
  name: string,
  { kind, notes }: { readonly kind: string; readonly notes: readonly string[] },
  { importId, tables }: Merged,
): Promise<ImportedFile[]> {
  const results: ImportedFile[] = [];
  for (const [at, { parts, notes: ofTable, fileRows: _, ...counts }] of tables.entries()) {
    const rejects: Reject[] =
      counts.rejected > 0
        ? await listFirstRejects(session, { importId, table: counts.table }, shownRejects)
        : [];
    results.push(
      toResult(name, {
        status: "imported",
        importId,
        kind,
        part: parts.length > 0 ? parts.join(", ") : null,
        // What is said of the file as a whole is said once.
        notes: [
          ...(at === 0 ? notes : []),
          ...ofTable,
          ...(rejects.some(isMisread) ? [otherEncoding] : []),
        ],
        rejects,
        ...counts,
      }),
    );
  }
  return results;
}

const isMisread = ({ reason }: Reject) => reason === "not UTF-8 text";
const otherEncoding =
  "Some lines are not UTF-8: if the file has another encoding, such as Windows-1252, save it as UTF-8 and import it again.";

/** So many parts are named; a dump of a whole LMS has hundreds. */
const namedParts = 12;

/** What is said of the parts of a file that are no table of ours. */
export function describeLeftOut(leftOut: Reading["leftOut"]): string | undefined {
  const [first] = leftOut;
  if (!first) return undefined;
  if (leftOut.length === 1) return `${first.part || "It"}: ${first.reason}`;
  const names = leftOut.slice(0, namedParts).map(({ part }) => part);
  const more = leftOut.length - names.length;
  return `no known table: ${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
