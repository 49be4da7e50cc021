import { type Header, pack } from "tar-stream";

export interface TarMember {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: Header["type"];
  readonly linkname?: string;
}

/** Makes a tar archive. */
export async function encodeTar(members: readonly TarMember[]): Promise<Buffer> {
  const archive = pack();
  for (const { content = "", ...header } of members)
    archive.entry(header, Buffer.from(content as string));
  archive.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of archive) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
