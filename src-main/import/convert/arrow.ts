import { type FileHandle, open } from "node:fs/promises";
import {
  type AsyncRecordBatchFileReader,
  type AsyncRecordBatchStreamReader,
  CompressionType,
  compressionRegistry,
  type RecordBatch,
  RecordBatchReader,
} from "apache-arrow";
import { decompress as unpackZstd } from "fzstd";
import { AppError } from "../../../src-shared/errors";
import { type CellProblem, type CellReader, createCellReader } from "./arrow-cells";
import { unpackLz4Frame } from "./lz4-frame";
import type { Cell, PartSink, Sink } from "./sink";

compressionRegistry.set(CompressionType.LZ4_FRAME, { decode: (bytes) => unpackLz4Frame(bytes) });
compressionRegistry.set(CompressionType.ZSTD, { decode: (bytes) => unpackZstd(bytes) });

/**
 * Reads a file or a stream of Arrow's IPC format, Feather included, batch by batch; its one table has
 * no name. What is damaged, or Feather of the first version, is a `bad-file`.
 */
export async function convertArrow(path: string, sink: Sink): Promise<void> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    await checkEnds(file, size, sink);
    let done = 0;
    const handle = createCountingHandle(file, (bytes) => {
      done = Math.min(size, done + bytes);
    });
    const reader = await attempt(() => RecordBatchReader.from(handle));
    await attempt(() => reader.open());
    await convertBatches(reader, sink, () => done);
  } finally {
    await file.close();
  }
}

/** Looks at the marks at a file's start and end, where a cut shows. */
async function checkEnds(file: FileHandle, size: number, sink: Sink) {
  const read = async (position: number) => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, Math.max(0, position));
    return buffer.toString("latin1", 0, bytesRead);
  };
  const [start, end] = [await read(0), await read(size - 8)];
  if (start.startsWith("FEA1")) {
    throw new AppError(
      "bad-file",
      "It is a Feather file of the first version: save it as version 2, or as CSV.",
    );
  }
  if (start.startsWith("ARROW1")) {
    if (end.endsWith("ARROW1")) return;
    throw new AppError("bad-file", "The Arrow file is cut off: it lacks its end.");
  }
  if (!start.startsWith("\xff\xff\xff\xff")) {
    throw new AppError("bad-file", "It is neither a file nor a stream of Arrow's IPC format.");
  }
  // A stream may end without its mark, so that one that was cut between two batches looks complete.
  if (end !== "\xff\xff\xff\xff\0\0\0\0") {
    sink.note("The Arrow stream ends without the mark of its end: rows may be missing.");
  }
}

/** The file for the library, which reads pieces of it in any order. */
function createCountingHandle(file: FileHandle, onRead: (bytes: number) => void): FileHandle {
  const read = async (buffer: Uint8Array, offset: number, length: number, position: number) => {
    const result = await file.read(buffer, offset, length, position);
    onRead(result.bytesRead);
    return result;
  };
  const handle = { fd: file.fd, stat: () => file.stat(), read, close: async () => undefined };
  return handle as unknown as FileHandle;
}

type Reader = AsyncRecordBatchFileReader | AsyncRecordBatchStreamReader;

async function convertBatches(reader: Reader, sink: Sink, getBytesRead: () => number) {
  if (!reader.schema) throw new AppError("bad-file", "The Arrow file has no columns.");
  const columns = reader.schema.fields.map(({ name }) => name ?? "");
  const part = sink.open("", columns);
  if (!part) return;
  const batches = iterateBatches(reader);
  let line = 0;
  for (;;) {
    const from = getBytesRead();
    const { done, value: batch } = await attempt(() => batches.next());
    if (done) return sink.progress(getBytesRead());
    const span = getBytesRead() - from;
    const readers = await attempt(() => batch.data.children.map(createCellReader));
    for (let row = 0; row < batch.numRows; row += 1) {
      line += 1;
      // Some programs write a single batch, so that its bytes count as its rows are written.
      if (row % 4096 === 0) sink.progress(Math.round(from + (span * row) / batch.numRows));
      addRow(part, line, columns, readRow(readers, row));
    }
  }
}

/** A file's are asked for one by one: the library's own loop never ends where one is damaged. */
async function* iterateBatches(reader: Reader): AsyncGenerator<RecordBatch, undefined> {
  if (!reader.isFile()) {
    yield* reader;
    return;
  }
  for (let at = 0; at < reader.numRecordBatches; at += 1) {
    const batch = await reader.readRecordBatch(at);
    if (!batch) throw new Error(`its batch ${at + 1} is damaged`);
    yield batch;
  }
}

function readRow(readers: readonly CellReader[], row: number) {
  try {
    return readers.map((read) => read(row));
  } catch (error) {
    throw toDamaged(error);
  }
}

function addRow(
  part: PartSink,
  line: number,
  columns: readonly string[],
  cells: readonly (Cell | CellProblem)[],
) {
  const at = cells.findIndex((cell) => typeof cell === "object" && cell !== null);
  if (at < 0) return part.row(line, cells as readonly Cell[]);
  const { value, reason } = cells[at] as CellProblem;
  part.reject(line, value, `${columns[at]}: ${reason}`);
}

/** What the library throws, it throws at a file that is not as it should be. */
async function attempt<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toDamaged(error);
  }
}

function toDamaged(error: unknown): unknown {
  if (error instanceof AppError || (error as NodeJS.ErrnoException).syscall) return error;
  const message = "The Arrow file is damaged, or holds a type of value that cannot be read.";
  return new AppError("bad-file", message, { details: (error as Error).message, cause: error });
}
