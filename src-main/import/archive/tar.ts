import { type Extract, extract, type Header } from "tar-stream";
import { AppError } from "../../../src-shared/errors";
import { deviceProblem, linkProblem, type Member } from "./member";

const blockLength = 512;
/** The types of the library leave out the second: archives older than the mark `ustar`. */
const options = { highWaterMark: 1 << 20, allowUnknownFormat: true };

/**
 * The members of a tar archive, one after the other as they come; what of one is not read is stepped
 * over. An archive that is damaged or cut off is `bad-file`, after the members before.
 */
export async function* listTar(chunks: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const archive = extract(options);
  const feed = new Feed();
  const feeding = feed.run(chunks, archive);
  try {
    for await (const entry of archive) {
      const content = entry[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
      const member = toMember(entry.header, () => readEntry(content, feed));
      if (member) yield member;
      for (let next = await content.next(); !next.done; ) next = await content.next();
    }
  } catch (error) {
    throw feed.failure ?? toDamaged(error);
  } finally {
    archive.destroy();
    await feeding;
  }
  if (!feed.hasEnd) throw feed.failure ?? toDamaged();
}

/** Writes all chunks to an archive. */
class Feed {
  /** What went wrong before the archive had them. */
  failure: unknown;
  /** An archive ends with blocks of zeros: without them it may be cut off between two members. */
  hasEnd = false;

  async run(chunks: AsyncIterable<Buffer>, archive: Extract): Promise<void> {
    let last: Buffer = Buffer.alloc(0);
    try {
      for await (const chunk of chunks) {
        if (archive.destroyed) break;
        last = Buffer.concat([last, chunk.subarray(-blockLength)]).subarray(-blockLength);
        if (!archive.write(chunk)) await waitForRoom(archive);
      }
      this.hasEnd = last.every((byte) => byte === 0);
      archive.end(null);
    } catch (failure) {
      this.failure = failure;
      // What came before a break in the file can be read to its end; nobody waits for it otherwise.
      if (failure instanceof AppError) archive.end(null);
      else archive.destroy(failure as Error);
    }
  }
}

function waitForRoom(archive: Extract): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      archive.removeListener("drain", done);
      archive.removeListener("close", done);
      resolve();
    };
    archive.on("drain", done);
    archive.on("close", done);
  });
}

/** By hand: a loop that is left early would destroy the entry, and the archive with it. */
async function* readEntry(content: AsyncIterator<Buffer>, feed: Feed): AsyncGenerator<Buffer> {
  for (;;) {
    const next = await content.next().catch((error) => {
      throw feed.failure ?? toDamaged(error);
    });
    if (next.done) return;
    yield next.value;
  }
}

function toMember(header: Header, read: Member["read"]): Member | undefined {
  // Other kinds than the library knows have none for it, such as the label of a volume.
  const type: Header["type"] | null = header.type;
  if (type === "directory" || (type === null && header.size === 0)) return undefined;
  return { name: header.name, size: header.size, problem: findProblem(type, header.pax), read };
}

function findProblem(type: Header["type"] | null, pax: unknown): string | null {
  const isSparse = Object.keys(pax ?? {}).some((key) => key.startsWith("GNU.sparse."));
  if (type === "symlink" || type === "link") return linkProblem;
  if (type === null || isSparse) return "It is packed in a way that is not read: unpack it first.";
  return type === "file" || type === "contiguous-file" ? null : deviceProblem;
}

function toDamaged(cause?: unknown): AppError {
  return new AppError("bad-file", "It is a tar archive that is damaged or cut off.", { cause });
}
