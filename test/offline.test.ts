import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { listCourses } from "../src-main/courses";
import { findDefaultParams } from "../src-main/default-params";
import { policy, styleHashes } from "../src-main/page";
import { runReport } from "../src-main/run-report";
import { drawChart } from "../src-renderer/chart";
import { reports } from "../src-shared/reports";
import { light } from "../src-shared/theme";
import { now, repoRoot, sampleFolder, withWorkspace } from "./support/workspace";

const rules = new Map(
  policy.split("; ").map((rule) => {
    const [name = "", ...sources] = rule.split(" ");
    return [name, sources];
  }),
);

test("the page may load nothing by default, connect nowhere, and run the app's own files alone", () => {
  expect(rules.get("default-src")).toEqual(["'none'"]);
  expect(rules.get("connect-src")).toEqual(["'none'"]);
  expect(rules.get("script-src")).toEqual(["'self'"]);
  expect(rules.get("form-action")).toEqual(["'none'"]);
  expect(rules.get("base-uri")).toEqual(["'none'"]);
});

test("no rule of the page's policy names a host, nor allows inline or evaluated code", () => {
  expect(policy).not.toMatch(/https?:|wss?:|\*|unsafe/);
});

test("the style that Plot writes into each chart is the one that the policy allows", async () => {
  const { document } = new JSDOM("").window;
  await withWorkspace([sampleFolder], async (engine) => {
    const [course] = await engine.withSession((session) => listCourses(session, null, now()));
    if (!course) throw new Error("no course");
    for (const report of reports.filter(({ chart }) => chart.mark !== "none")) {
      const params = (await findDefaultParams(engine, report, course)) ?? {};
      const { table } = await runReport(engine, { report: report.id, params, now: now() });
      const size = { width: 600, height: 300 };
      const drawn = drawChart({
        report,
        table,
        ...size,
        document,
        colors: (token) => light[token],
      });
      for (const style of drawn.svg.querySelectorAll("style")) {
        const hash = createHash("sha256").update(style.textContent).digest("base64");
        expect(styleHashes, report.id).toContain(hash);
      }
    }
  });
});

test("DuckDB neither loads nor installs an extension by itself, and counts days in UTC", async () => {
  const settings = await withWorkspace([], (engine) =>
    engine.withSession((session) =>
      session.list<{ name: string; value: string }>(
        `select name, value from duckdb_settings() where name in ('autoload_known_extensions',
         'autoinstall_known_extensions', 'TimeZone', 'memory_limit', 'temp_directory') order by name`,
      ),
    ),
  );
  const values = Object.fromEntries(settings.map(({ name, value }) => [name, value]));
  expect(values).toMatchObject({
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    TimeZone: "UTC",
    memory_limit: "953.6 MiB",
  });
  expect(values.temp_directory).not.toBe("");
});

test("DuckDB refuses what would need the network", async () => {
  const reading = withWorkspace([], (engine) =>
    engine.withSession((session) => session.run("select * from 'https://example.org/a.parquet'")),
  );
  await expect(reading).rejects.toThrow(/httpfs|extension/i);
});

test("no file of the product asks for a host", () => {
  const folders = ["src-shared", "src-main", "src-renderer"];
  for (const folder of folders) {
    const names = readdirSync(join(repoRoot, folder), { recursive: true, encoding: "utf8" });
    for (const name of names.filter((candidate) => /\.(tsx?|html|css)$/.test(candidate))) {
      const text = readFileSync(join(repoRoot, folder, name), "utf8");
      const found = text.match(
        /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(|from "node:(http|https|net|tls|dns|dgram)"/,
      );
      expect(found?.[0], `${folder}/${name}`).toBeUndefined();
      // Names of XML vocabularies look like addresses, and nobody asks there.
      const links =
        text.match(/https?:\/\/(?!www\.w3\.org\/|schemas\.openxmlformats\.org\/)[^\s"'`]+/g) ?? [];
      expect(links, `${folder}/${name}`).toEqual([]);
    }
  }
});
