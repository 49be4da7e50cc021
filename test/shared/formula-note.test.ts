import { expect, test } from "vitest";
import { isFormulaNote, toFormulaNotes } from "../../src-shared/formula-note";

test.each([1, 2, 4012])("a note on %i cells is known for what it is", (cells) => {
  const notes = toFormulaNotes(cells);
  expect(notes).toHaveLength(1);
  expect(notes.every(isFormulaNote)).toBe(true);
});

test("no cells are no note, and another note is not that one", () => {
  expect(toFormulaNotes(0)).toEqual([]);
  expect(isFormulaNote("A text is longer than a cell holds.")).toBe(false);
});
