const words = "like a formula";

/** What whoever gets a plain CSV should know, when cells of it begin like a formula. */
export function toFormulaNotes(cells: number): string[] {
  if (cells === 0) return [];
  const begin = cells === 1 ? "1 cell begins" : `${cells} cells begin`;
  const they = cells === 1 ? "it" : "they";
  return [
    `${begin} ${words}: opened in a spreadsheet ${they} would run. Choose CSV for spreadsheets for that.`,
  ];
}

/** Whether a note is that one, so that the other form is offered with it. */
export function isFormulaNote(note: string): boolean {
  return note.includes(words);
}
