import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { drawChart, fileSize, hasChart } from "../../src-renderer/chart";
import { reports } from "../../src-shared/reports/index";
import { light } from "../../src-shared/theme";
import { toTable } from "./support/fixtures";
import { listReportRows } from "./support/report-rows";

test.each(reports.filter(hasChart).map((report) => [report.id, report] as const))(
  "the chart of %s is drawn in plain Node, with the document it is given",
  (id, report) => {
    expect(globalThis.document).toBeUndefined();
    const { document } = new JSDOM("").window;
    const table = toTable(report, listReportRows(id, "c"));
    const standalone = { title: report.question, subtitle: "c", source: "s" };
    const colors = (token: keyof typeof light) => light[token];
    const { svg } = drawChart({ report, table, document, colors, standalone, ...fileSize });
    expect(svg.outerHTML.startsWith("<svg ")).toBe(true);
    expect(svg.textContent).toContain(report.question);
    expect(svg.outerHTML).not.toContain("NaN");
    expect(svg.outerHTML.length).toBeLessThan(1_000_000);
  },
);
