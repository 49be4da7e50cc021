import { execFile, execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { createLastingFolder } from "./folder";

/** LibreOffice's own words, or undefined where it is not installed. */
export function findOffice(): string | undefined {
  try {
    return execFileSync("soffice", ["--version"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

/** Every sheet of a workbook as LibreOffice shows it, by the sheet's name: rows of texts. */
export async function readWithOffice(path: string): Promise<ReadonlyMap<string, string[][]>> {
  const folder = createLastingFolder();
  // Comma, quote, UTF-8, from the first line; cells as shown, and a file for each sheet.
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";
  await promisify(execFile)("soffice", [
    `-env:UserInstallation=file://${join(folder, "profile")}`,
    ...["--headless", "--convert-to", filter, "--outdir", join(folder, "sheets"), path],
  ]);
  const stem = `${basename(path, ".xlsx")}-`;
  const files = readdirSync(join(folder, "sheets"));
  return new Map(
    files.map((file) => {
      const text = readFileSync(join(folder, "sheets", file), "utf8");
      return [file.slice(stem.length, -".csv".length), parseCsv(text.replace(/^\uFEFF/, ""))];
    }),
  );
}

/** Rows of cells; quoted cells may hold anything. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\r?\n|$)/g,
  )) {
    if (quoted === undefined && plain === "" && end === "" && row.length === 0) break;
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
