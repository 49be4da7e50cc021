import { expect, test } from "vitest";
import { encodeFindings } from "../../src-main/export/findings";
import type { Checked } from "../../src-shared/ipc";

test("findings for spreadsheets are safe to open: a name in the data is not run", () => {
  const finding: Checked["findings"][number] = {
    check: "c",
    course: "=1+1",
    table: null,
    count: 2,
    sentence: "2 days, “a, b”",
    examples: ["@one", "two"],
  };
  const checked: Checked = {
    check: "c",
    title: "T",
    severity: "warn",
    meaning: "M",
    remedy: "R",
    reports: [],
    total: 1,
    findings: [finding],
  };
  const text = encodeFindings([checked], "csv-excel");
  const [head, line, rest] = text.split("\r\n");
  expect(head?.startsWith("\ufeffcheck,severity,")).toBe(true);
  expect(line).toBe(`c,warn,T,'=1+1,,2,"2 days, “a, b”",'@one; two,M,R`);
  expect(rest).toBe("");
  const plain = encodeFindings([checked]);
  expect(plain.startsWith("check,severity,")).toBe(true);
  expect(plain).toContain("c,warn,T,=1+1,");
});
