export type Row = Readonly<Record<string, string | null>>;

/** The folder of the files. */
export const folder: string;
export const readme: string;
/** The data files of the folder. */
export const fileNames: readonly string[];

export function readBytes(name: string): Buffer;
/** The text in these bytes, unpacked where the name ends in .gz. */
export function toText(name: string, bytes: Buffer): string;
export function readText(name: string): string;
/** Column → cell; a row with too many or too few cells throws. */
export function readRows(name: string): Row[];

/** The rows that have these cells. */
export function where(rows: readonly Row[], wanted: Row): Row[];
/** The numbers of a column, `count` by default. */
export function numbers(rows: readonly Row[], column?: string): number[];
export function sum(values: readonly number[]): number;
export function distinct(rows: readonly Row[], column: string): (string | null)[];
/** `1 + 2 - 4 = -1`, as the README writes it. */
export function formatSum(parts: readonly number[]): string;
