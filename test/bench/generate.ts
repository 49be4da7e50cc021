import { once } from "node:events";
import { createReadStream, createWriteStream, statSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createEngine } from "../../src-main/engine";
import { type Size, toTables } from "./tables";

/** Writes the tables of a size as CSV files, and one of them as a mysqldump too; gives their bytes. */
export async function generate(folder: string, size: Size): Promise<Record<string, number>> {
  const engine = await createEngine(null);
  const tables = toTables(size);
  await engine.withWriter(async (session) => {
    await session.run(`create table courses as select 'course-v1:Org+C' || n || '+R' as course_id
      from range(${size.courses}) as numbers(n)`);
    await session.run(`create table days as select date '2024-01-01' + n::int as day, n
      from range(${size.days}) as numbers(n)`);
    for (const [table, sql] of Object.entries(tables)) {
      await session.run(`copy (${sql}) to '${join(folder, table)}.csv' (header)`);
    }
  });
  await engine.close();
  await writeDump(join(folder, "module_engagement"));
  return Object.fromEntries(
    Object.keys(tables).map((table) => [table, statSync(join(folder, `${table}.csv`)).size]),
  );
}

/** As mysqldump writes it, a thousand rows an INSERT. No text here needs an escape, nor a quote. */
async function writeDump(path: string): Promise<void> {
  const out = createWriteStream(`${path}.sql`, { highWaterMark: 1 << 22 });
  const lines = createInterface({ input: createReadStream(`${path}.csv`) });
  let count = 0;
  let text = "";
  for await (const line of lines) {
    const cells = line.split(",");
    if (count === 0) {
      text = `CREATE TABLE \`module_engagement\` (${cells.map((name) => `\`${name}\` text`).join(", ")})`;
    } else {
      const [id, ...others] = cells;
      const number = others.pop();
      const row = `(${id},${others.map((cell) => `'${cell}'`).join(",")},${number})`;
      text += count % 1000 === 1 ? `;\nINSERT INTO \`module_engagement\` VALUES ${row}` : `,${row}`;
    }
    count += 1;
    if (text.length < 1 << 20) continue;
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(`${text};\n`);
  await once(out, "close");
}
