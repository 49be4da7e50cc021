import { statfs } from "node:fs/promises";

/** What a dropped file may come to when it is unpacked, with all that is packed within it. */
export interface Limits {
  /** Bytes that come out of anything compressed. */
  readonly maxBytes: number;
  readonly maxMembers: number;
  /** Archives and compressed files within each other. */
  readonly maxDepth: number;
  /** Bytes that must stay free on the disk that is unpacked to. */
  readonly minFreeBytes: number;
}

/** Real exports unpack to some twenty times their size. */
export function getLimits(fileSize: number): Limits {
  return {
    maxBytes: Math.max(2e9, 300 * fileSize),
    maxMembers: 100_000,
    maxDepth: 6,
    minFreeBytes: 200e6,
  };
}

/** A limit is reached: nothing more of the dropped file is read. The message is for people. */
export class LimitError extends Error {}

const checkAfterBytes = 32e6;

/** Counts against the limits what comes out of one dropped file. */
export class Allowance {
  readonly maxDepth: number;
  private readonly limits: Limits;
  private readonly folder: string;
  private bytes = 0;
  private members = 0;
  private uncheckedBytes = Number.POSITIVE_INFINITY;

  constructor(limits: Limits, folder: string) {
    this.limits = limits;
    this.maxDepth = limits.maxDepth;
    this.folder = folder;
  }

  countBytes(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes <= this.limits.maxBytes) return;
    const most = Math.round(this.limits.maxBytes / 1e6).toLocaleString("en-US");
    throw new LimitError(
      `It unpacks to more than ${most} MB, which no export does: if you trust it, unpack it first.`,
    );
  }

  countMember(): void {
    this.members += 1;
    if (this.members <= this.limits.maxMembers) return;
    const most = this.limits.maxMembers.toLocaleString("en-US");
    throw new LimitError(
      `It holds more than ${most} files: unpack it, and drop those that matter.`,
    );
  }

  /** Looks at the disk, at first and now and then; to be called before each `bytes` are written. */
  async checkRoom(bytes: number): Promise<void> {
    this.uncheckedBytes += bytes;
    if (this.uncheckedBytes < checkAfterBytes) return;
    this.uncheckedBytes = 0;
    // Some network disks do not say; then the disk's own error has to do.
    const disk = await statfs(this.folder).catch(() => undefined);
    if (!disk || disk.bavail * disk.bsize - checkAfterBytes >= this.limits.minFreeBytes) return;
    throw new LimitError("Unpacking it would fill the disk: make room, and try again.");
  }
}
