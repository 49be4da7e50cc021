/**
 * The courses that a course requires, as ids; they need not be keys. Undefined where the text is no
 * JSON list. Empty text and `null` are none.
 */
export function findPrerequisites(json: string): readonly string[] | undefined {
  const value = json === "" ? null : parseJson(json);
  if (value === null) return [];
  if (!Array.isArray(value)) return undefined;
  return value.map((item) => (typeof item === "string" ? item : JSON.stringify(item)));
}

/** What is no JSON list is none (`decisions.md` C3); the import told of it. */
export function getPrerequisites(json: string): readonly string[] {
  return findPrerequisites(json) ?? [];
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
