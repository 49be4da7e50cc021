import { explained } from "./lms/explained";
import { parseFileName } from "./lms/file-name";
import { type FileName, findColumn, type LmsFormat, type Signature } from "./lms/format";
import { lmsFormats } from "./lms/formats";
import type { Unrecognized } from "./recognize";

/** A report file of the LMS, or a download of Insights, that is no table as it stands. */
export interface LmsFile {
  readonly format: LmsFormat;
  /** As the file has it. */
  readonly header: readonly string[];
  readonly name: FileName;
  /** No column says which course it is of: a person must, once for all files of `name.prefix`. */
  readonly needsCourse: boolean;
  /** What a person should know. */
  readonly notes: readonly string[];
}

/**
 * Which report file a header row belongs to: the signature with the most columns wins, then the one
 * that the file's name speaks of. No signature is within a table's own columns, so what is found is
 * more specific than any table; undefined where nothing is.
 */
export function recognizeLms(
  header: readonly string[],
  fileName: string,
): LmsFile | Unrecognized | undefined {
  const names = header.map(toPlain);
  const name = parseFileName(fileName);
  const named = lmsFormats.find(({ id, words = [] }) => [id, ...words].includes(name.word ?? ""));
  const [best] = lmsFormats
    .map((format) => ({ format, weight: weigh(format, names, fileName) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || Number(b.format === named) - Number(a.format === named));
  if (best) return toFile(best.format, { header, names, name, named });
  const known = explained.find(({ signatures }) =>
    signatures.some((signature) => isMatch(signature, names, fileName)),
  );
  return known && { table: null, reason: known.reason };
}

/** A column's name as signatures have it. */
export const toPlain = (name: string) =>
  name
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();

function weigh(format: LmsFormat, names: readonly string[], fileName: string): number {
  const known = Object.values(format.fields).flatMap((field) => field.names);
  const weights = format.signatures
    .filter((signature) => isMatch(signature, names, fileName))
    .filter(({ isAll }) => !isAll || names.every((name) => known.includes(name)))
    .map(({ has, like }) => has.length + (like ? 1 : 0));
  return Math.max(0, ...weights);
}

function isMatch(
  { has, like, lacks = [], isBeginning, named }: Signature,
  names: readonly string[],
  fileName: string,
): boolean {
  const places = has.map((spelled) => findColumn(names, spelled));
  if (places.includes(undefined)) return false;
  if (isBeginning && places.some((at, index) => at !== index)) return false;
  if (like && !names.some((name) => like.test(name))) return false;
  if (lacks.some((name) => names.includes(name))) return false;
  return !named || named.test(fileName);
}

function toFile(
  format: LmsFormat,
  file: {
    readonly header: readonly string[];
    readonly names: readonly string[];
    readonly name: FileName;
    readonly named: LmsFormat | undefined;
  },
): LmsFile | Unrecognized {
  const { header, names, name, named } = file;
  const doubled = findDoubled(format, names);
  if (doubled) return { table: null, reason: `its header has the column ${doubled} twice` };
  const hasCourse =
    format.courseIsIn !== undefined ||
    findColumn(names, format.fields.course_id?.names ?? []) !== undefined;
  const isOther = named !== undefined && named !== format;
  return {
    format,
    header,
    name,
    needsCourse: !hasCourse,
    notes: [
      ...(isOther
        ? [
            `The name says ${named.what}, the columns are those of ${format.what}: the columns decide.`,
          ]
        : []),
      ...(format.notes ?? []),
    ],
  };
}

/** A column of the format that is there twice, outside those that rows are made of. */
function findDoubled({ fields, listMade }: LmsFormat, names: readonly string[]) {
  const made = new Set(listMade?.(names));
  const single = names.filter((_, at) => !made.has(at));
  return Object.values(fields)
    .flatMap((field) => field.names)
    .find((column) => single.indexOf(column) !== single.lastIndexOf(column));
}
