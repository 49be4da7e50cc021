import type { Cell, Sink } from "../../src-main/import/convert/sink";

export interface CollectedPart {
  readonly name: string;
  readonly columns: readonly string[];
  readonly lines: number[];
  readonly rows: (readonly Cell[])[];
  readonly rejects: { line: number; value: string; reason: string }[];
}

/** A sink that keeps all it is told, for what a test makes. */
export function createCollector(wants: (part: string) => boolean = () => true) {
  const parts: CollectedPart[] = [];
  const skipped: Record<string, string> = {};
  const notes: string[] = [];
  const progress: number[] = [];
  const sink: Sink = {
    open(name, columns) {
      if (!wants(name)) return null;
      const part: CollectedPart = { name, columns, lines: [], rows: [], rejects: [] };
      parts.push(part);
      return {
        row(line, cells) {
          part.lines.push(line);
          part.rows.push([...cells]);
        },
        reject: (line, value, reason) => part.rejects.push({ line, value, reason }),
      };
    },
    skip(part, reason) {
      skipped[part] = reason;
    },
    note: (text) => notes.push(text),
    partial: () => undefined,
    progress: (bytes) => progress.push(bytes),
  };
  return { sink, parts, skipped, notes, progress };
}
