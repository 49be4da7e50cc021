import { AppError } from "../../../src-shared/errors";
import { ByteReader } from "./byte-reader";

/** How the server that made a dump reads quotes, as its `sql_mode` says. */
export interface SqlMode {
  /** A backslash in a string takes the next character with it. */
  readonly hasEscapes: boolean;
  /** What is in double quotes is a name, not a string. */
  readonly hasQuotedNames: boolean;
}

export const usualMode: SqlMode = { hasEscapes: true, hasQuotedNames: false };

const toCode = (character: string) => character.charCodeAt(0);

/** A table of bytes: 1 where the byte is one of these characters. */
export function createByteTable(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const character of characters) table[toCode(character)] = 1;
  return table;
}

const [slash, star, dash, hash, bang] = [0x2f, 0x2a, 0x2d, 0x23, 0x21];
const [quote, doubleQuote, backtick, backslash] = [0x27, 0x22, 0x60, 0x5c];

const spaces = createByteTable(" \t\n\v\f\r");
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const digits = createByteTable("0123456789");
/** What a bare name or a keyword consists of: beyond ASCII, anything. */
const wordBytes = createByteTable(`${letters}0123456789_$`).fill(1, 0x80);
const stringStops: Record<number, Uint8Array> = {
  [quote]: createByteTable("'\\"),
  [doubleQuote]: createByteTable('"\\'),
  [backtick]: createByteTable("`"),
};
const nameBytes: Record<number, Uint8Array> = {
  [doubleQuote]: createByteTable('"').map((isEnd) => 1 - isEnd),
  [backtick]: createByteTable("`").map((isEnd) => 1 - isEnd),
};
const stars = createByteTable("*");
/** Where something begins, in a statement that is skipped, that may hide its end. */
const skipStops = "'\"`/*-#";

const longestWord = 1000;

/**
 * Reads SQL as the MySQL client does: comments count as space, but what is in a comment for some
 * versions is read.
 */
export class SqlReader extends ByteReader {
  mode = usualMode;
  /** Ends a statement. */
  delimiter = Buffer.from(";");
  private isInVersion = false;
  private statementStops = createByteTable(`${skipStops};`);
  private readonly onComment: (start: string) => void;

  /** `onComment` hears the first 40 characters of each comment of one line. */
  constructor(
    path: string,
    chunkBytes: number,
    {
      onProgress,
      onComment,
    }: {
      readonly onProgress: (bytes: number) => void;
      readonly onComment: (start: string) => void;
    },
  ) {
    super(path, chunkBytes, onProgress);
    this.onComment = onComment;
  }

  setDelimiter(text: string) {
    this.delimiter = Buffer.from(text, "latin1");
    this.statementStops = createByteTable(`${skipStops}${text[0]}`);
  }

  /** Whether the file is at its end, between statements; one that ends in a comment is cut off. */
  isAtEnd(): boolean {
    this.skipSpace();
    if (this.peek() >= 0) return false;
    if (this.isInVersion) throw this.toCutOff();
    return true;
  }

  /** Goes over space and comments. */
  skipSpace() {
    for (;;) {
      const byte = this.peek();
      if (byte < 0) return;
      if (spaces[byte] === 1) this.at += 1;
      else if (!this.skipComment(byte)) return;
    }
  }

  /** Goes over the comment, or the edge of a comment for some versions, that begins with `byte`. */
  private skipComment(byte: number): boolean {
    if (byte === hash) this.skipLineComment();
    else if (byte === dash && this.peek(1) === dash && isSpaceOrEnd(this.peek(2))) {
      this.skipLineComment();
    } else if (byte === slash && this.peek(1) === star) this.skipBlockComment();
    else if (byte === star && this.isInVersion && this.peek(1) === slash) {
      this.isInVersion = false;
      this.at += 2;
    } else return false;
    return true;
  }

  skipLineComment() {
    this.peek(40);
    this.onComment(this.bytes.toString("latin1", this.at, Math.min(this.at + 40, this.end)));
    this.skipLine();
  }

  private skipBlockComment() {
    const isMaria = this.peek(2) === toCode("M") && this.peek(3) === bang;
    if (isMaria || this.peek(2) === bang) {
      this.at += isMaria ? 4 : 3;
      const version = this.take(digits, 10).toString("latin1");
      // So high a version stands for none: it hides a command of the client from older ones.
      if (version !== "999999") {
        this.isInVersion = true;
        return;
      }
    } else this.at += 2;
    while (this.skipTo(stars)) {
      this.at += 1;
      if (this.peek() === slash) {
        this.at += 1;
        return;
      }
    }
    throw this.toCutOff();
  }

  /** A keyword or a bare name; empty where none comes next. */
  readWord(): string {
    return this.take(wordBytes, longestWord).toString("utf8");
  }

  /** Takes a keyword, given in small letters, if it comes next. */
  skipWord(word: string): boolean {
    this.skipSpace();
    for (let i = 0; i < word.length; i++) {
      const code = word.charCodeAt(i);
      const byte = this.peek(i);
      // Capital letters lie 32 before the small ones; an underscore is none.
      if (byte !== code && (code < 0x61 || byte !== code - 32)) return false;
    }
    if (wordBytes[this.peek(word.length)] === 1) return false;
    this.at += word.length;
    return true;
  }

  /** A name, bare or in quotes. */
  readName(): string {
    this.skipSpace();
    const byte = this.peek();
    if (byte !== backtick && byte !== doubleQuote) {
      const word = this.readWord();
      if (word === "") throw this.toBadStatement();
      return word;
    }
    let name = "";
    for (;;) {
      this.at += 1;
      name += this.take(nameBytes[byte] as Uint8Array, longestWord).toString("utf8");
      if (this.peek() !== byte) throw this.toBadStatement();
      this.at += 1;
      if (this.peek() !== byte) return name;
      name += String.fromCharCode(byte);
    }
  }

  /** Names in parentheses, each the last of its dotted parts. */
  readNames(): string[] {
    const names: string[] = [];
    this.skipSpace();
    do {
      this.at += 1;
      this.skipSpace();
      if (this.peek() === toCode(")") && names.length === 0) break;
      names.push(this.readDottedName().at(-1) as string);
      this.skipSpace();
    } while (this.peek() === toCode(","));
    if (this.peek() !== toCode(")")) throw this.toBadStatement();
    this.at += 1;
    return names;
  }

  readDottedName(): string[] {
    const names = [this.readName()];
    for (;;) {
      this.skipSpace();
      if (this.peek() !== toCode(".")) return names;
      this.at += 1;
      names.push(this.readName());
    }
  }

  /** Goes over what is in quotes, of any kind. */
  skipQuoted() {
    const opening = this.peek();
    const stops = stringStops[opening] as Uint8Array;
    const hasEscapes =
      this.mode.hasEscapes && !(opening === doubleQuote && this.mode.hasQuotedNames);
    this.at += 1;
    while (this.skipTo(stops)) {
      const byte = this.peek();
      this.at += 1;
      if (byte === backslash) {
        if (hasEscapes && this.peek() >= 0) this.at += 1;
      } else if (this.peek() === opening) this.at += 1;
      else return;
    }
    throw this.toCutOff();
  }

  /** Goes over one thing that is not space: a comment, something in quotes, a word, or a byte. */
  skipToken() {
    const byte = this.peek();
    if (byte < 0) throw this.toCutOff();
    if (stringStops[byte]) this.skipQuoted();
    else if (wordBytes[byte] === 1) this.readWord();
    else if (!this.skipComment(byte)) this.at += 1;
  }

  /** The end of a statement; a comment for some versions holds none. */
  skipDelimiter(): boolean {
    if (this.isInVersion || !this.isAt(this.delimiter)) return false;
    this.at += this.delimiter.length;
    return true;
  }

  /** Goes on behind the end of the statement. */
  skipStatement() {
    while (this.skipTo(this.statementStops)) {
      if (this.skipDelimiter()) return;
      this.skipToken();
    }
    throw this.toCutOff();
  }

  toCutOff(): AppError {
    return new AppError(
      "bad-file",
      `It breaks off in line ${this.getLine()}, inside a statement: the dump is damaged or not complete. Copy it again, or make it again.`,
    );
  }

  toBadStatement(): AppError {
    const first = this.peek();
    const isHalf = (first === slash || first === dash) && this.peek(1) < 0;
    if (first < 0 || isHalf) return this.toCutOff();
    const found = this.bytes.toString("utf8", this.at, Math.min(this.at + 30, this.end));
    return new AppError(
      "bad-file",
      `It cannot be read from line ${this.getLine()} on, at ${JSON.stringify(found)}: the dump is damaged, or no dump of MySQL or MariaDB. Make it again with mysqldump, or export its tables as CSV.`,
    );
  }
}

function isSpaceOrEnd(byte: number): boolean {
  return byte < 0 || spaces[byte] === 1;
}
