import { holdsRecords } from "../../src-shared/catalog";
import { extraField, getStoredTable, isCatalogTable } from "../../src-shared/stored-tables";
import type { Session } from "../engine";
import { type CellSource, toExtraCell } from "./cells";
import type { Compression } from "./compression";
import { loadLost, loadLostOnce } from "./delimited";
import { loadLineMarks } from "./line-marks";
import { toLiteral, toName, toPathLiteral } from "./literal";
import { type Recognized, recognizeHeader, type Unrecognized } from "./recognize";
import { getStubExcerpt, getStubReason, isStub, longestLine, toLineOptions } from "./stub";

/** A file of JSON objects: one a line, in one array, or one after the other. */
export interface JsonFile {
  readonly path: string;
  readonly name: string;
  readonly compression: Compression;
  readonly shape: "lines" | "array" | "objects";
  /** Where it is not known yet, there may be. */
  readonly hasLongLines: boolean;
  readonly isClean: boolean;
}

/** How many objects are looked at to learn the names of their values; null ones may be left out. */
const sampled = 1000;

export type RecognizedJson = Recognized & { readonly names: readonly string[] };

/** Objects whose values are not a table's cells: what they are names of, they hold further down. */
export interface NestedJson {
  readonly table: "nested";
  readonly names: readonly string[];
}

/** Which table the objects' names belong to, and the names. */
export async function recognizeJson(
  session: Session,
  file: JsonFile,
): Promise<RecognizedJson | NestedJson | Unrecognized> {
  const [found] = await session.list<{ names: string[] | null }>(
    `select list(distinct name) as names from (
       select unnest(json_keys(object)) as name
       from (select object from ${toObjects(file)} limit ${sampled})
       where json_valid(object) and json_type(object) = 'OBJECT')`,
  );
  if (!found?.names || found.names.length === 0) {
    return { table: null, reason: "JSON without objects that could be rows of a table" };
  }
  if (holdsRecords(found.names)) return { table: "nested", names: found.names };
  const recognized = recognizeHeader(found.names, file.name);
  return recognized.table === null ? recognized : { ...recognized, names: found.names };
}

/** The objects as rows: a name that an object lacks is NULL, and so is null. */
export function readJson(
  file: JsonFile,
  { table, names, positions, extras }: RecognizedJson,
): CellSource {
  // A name that the sample lacks may stand in a later object; in a catalogue, to lack a column and
  // to have no value in it are two things.
  const known = isCatalogTable(table)
    ? [...positions.keys()]
    : Object.keys(getStoredTable(table).fields);
  const spelled = known.map((field) => names[positions.get(field) ?? -1] ?? field);
  const aside = [...extras.keys()];
  const paths = [...spelled, ...aside].map((name) => toLiteral(`$.${toName(name)}`));
  const cells = known.map((field, at) => `texts[${at + 1}] as ${toName(field)}`);
  if (aside.length > 0) {
    const texts = aside.map((name, at) => [name, `texts[${known.length + at + 1}]`] as const);
    cells.push(toExtraCell(new Map(texts)));
  }
  const fields = aside.length > 0 ? [...known, extraField] : known;
  const isObject = "json_valid(object) and json_type(object) = 'OBJECT'";
  return {
    from: `(select object, ${cells.join(", ")} from (
      select object, case when ${isObject} then json_extract_string(object, [${paths.join(", ")}]) end as texts
      from ${toObjects(file)}))`,
    fields,
    // A line with a control character, which is no JSON.
    ...(file.shape === "lines" && { loadLost: file.isClean ? loadLost : loadLostOnce }),
    malformed: {
      condition: `not coalesce(${isObject}, false)`,
      value: `case when ${isStub("object")} then ${getStubExcerpt("object")} else object end`,
      reason: `case when ${isStub("object")} then ${getStubReason("object")} else 'not a JSON object' end`,
    },
    place:
      file.shape !== "lines"
        ? { by: "count", first: 1 }
        : {
            by: "marks",
            load: (session) =>
              loadLineMarks(session, file.path, {
                compression: file.compression,
                isQuoted: false,
                hasHeader: false,
              }),
          },
  };
}

function toObjects({ path, compression, shape, hasLongLines, isClean }: JsonFile): string {
  if (shape !== "lines") {
    return `(select json::varchar as object from read_json_objects(${toPathLiteral(path)},
      format = '${shape === "array" ? "array" : "unstructured"}', compression = '${compression ?? "uncompressed"}', maximum_object_size = ${longestLine}))`;
  }
  // Line by line, so that one that is no JSON is a reject of its own. No line has these characters.
  return `read_csv(${toPathLiteral(path)}, auto_detect = false, header = false,
    columns = {'object': 'varchar'}, delim = chr(3), quote = '', escape = '', nullstr = [chr(2)], store_rejects = true, rejects_limit = 0,
    ${toLineOptions(hasLongLines)} parallel = ${!isClean}, compression = '${compression ?? "none"}')`;
}
