import { getStoredTable, type StoredTable } from "../src-shared/stored-tables";

/** What would fill a table, in a sentence. */
export function describeSource(name: StoredTable): string {
  const { fields, isByName } = getStoredTable(name);
  if (isByName) return "Filled by files that the LMS prepared, known by their names.";
  const needed = Object.entries(fields).filter(([, field]) => !field.optional);
  return `Filled by a file with the columns ${needed.map(([field]) => field).join(", ")}.`;
}
