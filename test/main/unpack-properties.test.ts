import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toItemName } from "../../src-main/import/item-names";
import { openBytes } from "../support/items";
import { encodeTar } from "../support/tar-file";
import { encodeZip } from "../support/zip-file";
import { encodeZstd } from "../support/zstd-file";

/** A file of text, or several files packed into one. */
type Tree =
  | { readonly name: string; readonly content: string }
  | { readonly name: string; readonly form: Form; readonly inside: readonly Tree[] };

type Form = keyof typeof forms;

const forms = {
  zip: async (members: readonly Packed[]) => encodeZip(members),
  stored: async (members: readonly Packed[]) =>
    encodeZip(members.map((member) => ({ ...member, method: 0, isZip64: true }))),
  tar: (members: readonly Packed[]) => encodeTar(members),
  tgz: async (members: readonly Packed[]) => gzipSync(await encodeTar(members)),
  tzst: async (members: readonly Packed[]) => encodeZstd(await encodeTar(members), 999),
};

interface Packed {
  readonly name: string;
  readonly content: Buffer;
}

const name = fc
  .tuple(
    fc.constantFrom("", "data/", "../", "/x/", "a\\b\\", "ü/"),
    fc.stringMatching(/^[a-zżß 0-9_-]{1,12}$/),
    fc.constantFrom(".csv", ".txt", "", ".sql.x"),
  )
  .map((parts) => parts.join(""));

/** Text that stays text; the first line is one of a table. */
const content = fc
  .array(fc.string({ unit: "grapheme", maxLength: 30 }), { maxLength: 40 })
  .map((cells) => `a,b\n${cells.join(",").replaceAll("\0", "")}`);

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthIdentifier: "tree" },
    fc.record({ name, content }),
    fc.record({
      name,
      form: fc.constantFrom(...(Object.keys(forms) as Form[])),
      inside: fc.array(tie("tree"), { minLength: 1, maxLength: 5 }),
    }),
  ),
}));

async function pack(each: Tree): Promise<Packed> {
  if ("content" in each) return { name: each.name, content: Buffer.from(each.content) };
  const members = await Promise.all(each.inside.map(pack));
  return { name: each.name, content: await forms[each.form](members) };
}

function listFiles(each: Tree): string[] {
  if (!("content" in each)) return each.inside.flatMap(listFiles);
  return [`${toItemName(each.name)}: ${each.content}`];
}

test("whatever is packed, however, comes out as it was, each file once", () =>
  fc.assert(
    fc.asyncProperty(tree, async (root) => {
      const { content: bytes } = await pack(root);
      const items = await openBytes("root", bytes);
      const found = items.map((item) =>
        "problem" in item ? item.problem : `${item.name}: ${item.content}`,
      );
      const expected = "content" in root ? [`root: ${root.content}`] : listFiles(root);
      expect(found).toEqual(expected);
    }),
    { numRuns: 60 },
  ));
