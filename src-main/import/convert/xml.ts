import { SaxesParser } from "saxes";
import { AppError } from "../../../src-shared/errors";

/** What a reader of XML is told. Names come without their prefix, texts in as many pieces as there are. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Once it says so, the rest is not read. */
  readonly isDone?: boolean;
}

/** Reads XML as it comes, in UTF-8; `bad-file` where it is neither, naming what it is. */
export async function readXml(
  what: string,
  bytes: AsyncIterable<Uint8Array>,
  reader: XmlReader,
): Promise<void> {
  const damaged = (cause: Error) =>
    new AppError("bad-file", `The workbook is damaged: its ${what} is not XML.`, {
      details: cause.message,
      cause,
    });
  const parser = new SaxesParser({ position: false, xmlns: false });
  parser.on("error", (error) => {
    throw damaged(error);
  });
  parser.on("opentag", ({ name, attributes }) => {
    reader.open(toLocal(name), attributes);
  });
  parser.on("text", (text) => reader.text?.(text));
  parser.on("cdata", (text) => reader.text?.(text));
  parser.on("closetag", ({ name }) => reader.close?.(toLocal(name)));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch (error) {
      throw damaged(error as Error);
    }
  };
  for await (const chunk of bytes) {
    parser.write(decode(chunk));
    if (reader.isDone) return;
  }
  parser.write(decode()).close();
}

function toLocal(name: string): string {
  const at = name.indexOf(":");
  return at < 0 ? name : name.slice(at + 1);
}
