import { Field, makeData, RecordBatch, RecordBatchFileWriter, Schema, Struct } from "apache-arrow";
import type { Cell, ResultTable } from "../../src-shared/result";
import { toName } from "../import/literal";
import { toArrowData, toArrowType } from "./arrow-data";
import { countLeaving } from "./count-rows";
import { fillDraft } from "./draft-file";
import { listFileFacts } from "./file-facts";
import type { Leaving, LeavingColumn } from "./leaving";
import { isSpreadOut, toFlat } from "./spread";
import type { Writer } from "./writer";

/** Rows of a record batch: enough that a reader has few of them, few enough to be held. */
const batchRows = 32_768;

/** An Arrow IPC file with real types, written batch by batch. */
export const writeArrowFile: Writer = async (session, leaving, draft) => {
  const flat = toFlat(leaving);
  const schema = toSchema(flat);
  const names = flat.columns.map(({ name }) => toName(name)).join(", ");
  const sql = `select ${names} from (${flat.sql}\n)`;
  const encoder = new PieceEncoder(schema);
  const written = await fillDraft(draft, async (write) => {
    let pieces: ResultTable[] = [];
    let held = 0;
    const flush = async () => {
      if (held === 0) return;
      encoder.write(toBatch(flat.columns, schema, pieces, held));
      pieces = [];
      held = 0;
      await write(encoder.take());
    };
    const count = await session.stream(sql, flat.bindings, async (piece) => {
      pieces.push(piece);
      held += piece.rowCount;
      if (held >= batchRows) await flush();
    });
    await flush();
    encoder.finish();
    await write(encoder.take());
    return count;
  });
  const rows = isSpreadOut(leaving) ? await countLeaving(session, leaving) : written;
  return { rows, notes: [] };
};

function toSchema(leaving: Leaving): Schema {
  const fields = leaving.columns.map(({ name, type }) => new Field(name, toArrowType(type), true));
  return new Schema(fields, new Map(listFileFacts(leaving)));
}

function toBatch(
  columns: readonly LeavingColumn[],
  schema: Schema,
  pieces: readonly ResultTable[],
  length: number,
): RecordBatch {
  const children = columns.map(({ type }, at) =>
    toArrowData(
      type,
      pieces.flatMap((piece) => (piece.columns[at]?.values ?? []) as Cell[]),
    ),
  );
  const type = new Struct(schema.fields);
  return new RecordBatch(schema, makeData({ type, length, nullCount: 0, children }));
}

/** Arrow's writer keeps a queue of its own that nobody can wait for; here the bytes are taken out. */
class PieceEncoder extends RecordBatchFileWriter {
  private pieces: Uint8Array[] = [];

  constructor(schema: Schema) {
    super({ autoDestroy: false });
    this.reset(undefined, schema);
  }

  take(): Uint8Array {
    const bytes = Buffer.concat(this.pieces);
    this.pieces = [];
    return bytes;
  }

  protected override _write(chunk: ArrayBufferView): this {
    if (this._started && chunk.byteLength > 0) {
      this.pieces.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
      this._position += chunk.byteLength;
    }
    return this;
  }
}
