import type { Bindings } from "../../engine";
import { toLiteral } from "../../import/literal";

/**
 * Keyed pseudonyms in SQL: the first 64 bits of an HMAC-SHA-256 of what kind of id it is and the id.
 * The key goes in as bindings (`toKeyBindings`), so that no SQL, and no error with SQL in it, has it.
 */

/** Ids of one kind under other names: what stood for one learner does so afterwards. */
const kinds: Readonly<Record<string, string>> = {
  course_anonymous_user_id: "anonymous_user_id",
  history_user_id: "user_id",
  changed_by_id: "user_id",
};

/** SQL for the pseudonym of a column's value, such as `L-4f9c2a7b1e0d8c35`; nothing stays nothing. */
export function toPseudonym(column: string, value: string): string {
  const kind = kinds[column] ?? column;
  const message = `encode(${toLiteral(kind)} || chr(0) || ${value}::varchar)`;
  const inner = `unhex(sha256(unhex($pseudonym_inner::varchar) || ${message}))`;
  const code = `left(sha256(unhex($pseudonym_outer::varchar) || ${inner}), 16)`;
  return `case when ${value}::varchar = '' then '' else 'L-' || ${code} end`;
}

/** What `toPseudonym` reads: the key's two pads, of one block each. */
export function toKeyBindings(key: Uint8Array): Bindings {
  return { pseudonym_inner: toPad(key, 0x36), pseudonym_outer: toPad(key, 0x5c) };
}

function toPad(key: Uint8Array, mask: number): string {
  const block = Uint8Array.from({ length: 64 }, (_, at) => (key[at] ?? 0) ^ mask);
  return Buffer.from(block).toString("hex");
}
