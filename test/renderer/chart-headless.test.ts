import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { drawChart } from "../../src-renderer/chart";
import { light } from "../../src-shared/theme";
import { getReport, listDays, toTable } from "./support/fixtures";

test("a chart is drawn in plain Node, with the document it is given", () => {
  expect(globalThis.document).toBeUndefined();
  const { document } = new JSDOM("").window;
  const report = getReport("enrollment_mode");
  const table = toTable(report, listDays("c"));
  const standalone = { title: "Enrollment by mode", subtitle: "c", source: "s" };
  const colors = (token: keyof typeof light) => light[token];
  const size = { width: 960, height: 540 };
  const { svg } = drawChart({ report, table, document, colors, standalone, ...size });
  expect(svg.outerHTML).toMatch(/^<svg .*Enrollment by mode.*<\/svg>$/s);
});
