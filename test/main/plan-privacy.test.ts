import { createHmac } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { a, b, createPlan, hash, readAll, rows } from "../support/plan-folder";

describe("keys and privacy", () => {
  const secret = "0123456789abcdef".repeat(4);
  const privacy = { learners: "pseudonymize" };

  function createKeyed(key: string, at: string) {
    const plan = createPlan([a, { ...b, privacy: { learners: "keep", smallCells: 5 } }], {
      inputs: ["in"],
      privacy,
      key,
    });
    mkdirSync(join(plan.folder, "private"), { recursive: true });
    mkdirSync(join(plan.folder, "out"), { recursive: true });
    writeFileSync(join(plan.folder, at), `${secret}\n`);
    return plan;
  }

  test("an output's privacy is laid over the plan's; the key is nowhere, only its mark", async () => {
    const plan = createKeyed("private/k.key", "private/k.key");
    expect((await plan.run()).status).toBe(0);
    const manifest = plan.readManifest();
    expect(manifest.outputs.map(({ privacy: each }: { privacy: object }) => each)).toEqual([
      { learners: "pseudonymize", identifiers: "keep", smallCells: null },
      { learners: "keep", identifiers: "keep", smallCells: 5 },
    ]);
    expect(manifest.key).toMatch(/^[0-9a-f]{8}$/);
    // A row of an input may be a learner, and the second output hides counts.
    // The hash of a file is told only under the key: what is hidden could be tried until it fits.
    for (const input of manifest.inputs) {
      expect(Object.keys(input)).toEqual(["name", "keyed", "importedAt", "tables"]);
      const message = `\0input\0${hash(join(plan.folder, "in", input.name))}`;
      const key = Buffer.from(secret, "hex");
      expect(input.keyed).toBe(createHmac("sha256", key).update(message).digest("hex"));
    }
    const tables = manifest.inputs.flatMap((input: { tables: object[] }) => input.tables);
    expect(tables).not.toEqual([]);
    for (const table of tables) expect(Object.keys(table)).toEqual(["table"]);
    for (const name of Object.keys(readAll(plan.out)))
      expect(plan.read(name)).not.toContain(secret);
    expect(JSON.stringify(manifest)).not.toContain("k.key");
  });

  test("what protected rows were searched for is not told, since it may be a name", async () => {
    const open = { ...rows, search: "2024", file: "open.csv" };
    const asked = { ...rows, search: "zoe", file: "closed.csv", privacy: { smallCells: 5 } };
    const plan = createPlan([open, asked]);
    expect((await plan.run()).status).toBe(0);
    const { outputs } = plan.readManifest();
    const told = outputs.map(({ params }: { params: { search: string } }) => params.search);
    expect(told).toEqual(["2024", "[redacted]"]);
  });

  test("a key in the output folder is refused before anything is written", async () => {
    const plan = createKeyed("out/k.key", "out/k.key");
    const { status, stderr } = await plan.run();
    expect(status).toBe(2);
    expect(stderr).toContain("The key k.key lies in the output folder.");
    expect(readdirSync(plan.out)).toEqual(["k.key"]);
  });

  test("pseudonyms without a key fail, and say so; other outputs do not", async () => {
    const plan = createPlan([{ ...a, privacy }, b]);
    const { status, stderr } = await plan.run();
    expect(status).toBe(4);
    expect(stderr).toContain("Output 1 (a.csv): pseudonyms need a key");
    expect(plan.readSummary()[1].status).toBe("ok");
  });
});
