/** What an archive says of one of its files. */
export interface Member {
  /** As the archive has it, folders included; nothing is ever written under it. */
  readonly name: string;
  /** Bytes when unpacked, as the archive claims. */
  readonly size: number;
  /** Why it is not read, or null where it is a file that can be; folders do not appear at all. */
  readonly problem: string | null;
  /** Its bytes, to be read once, before the next member is asked for; `bad-file` where damaged. */
  read(): AsyncGenerator<Buffer>;
}

export const linkProblem = "It is a link, not a file.";
export const deviceProblem = "It is a device, not a file.";
