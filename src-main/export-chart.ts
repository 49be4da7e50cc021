import { basename } from "node:path";
import { formatFacts } from "../src-shared/export-format";
import type { CallInput } from "../src-shared/ipc";
import { parseParams } from "../src-shared/params";
import { checkPicture, toLegalXml } from "./export/chart-picture";
import { toExportName } from "./export/export-name";
import { encodePng } from "./export/png";
import { saveFile } from "./export/save";
import type { Host } from "./host";
import { getReport, toToday } from "./run-report";

/** A chart as drawn on the page, as it is or as pixels; null when the user thinks better of it. */
export async function exportChart(
  { effects, grants }: Host,
  { report: id, params, format, svg }: CallInput<"exportChart">,
) {
  const report = getReport(id);
  const values = parseParams(report, params, toToday(effects.now()));
  checkPicture(svg);
  const picture = toLegalXml(svg);
  const path = await effects.pickTarget(
    toExportName(report, values, formatFacts[format].extension),
  );
  if (path === undefined) return null;
  await saveFile(path, format === "png" ? encodePng(picture) : picture, { replace: true });
  return { token: grants.grant(path), name: basename(path), rows: 0, notes: [] as string[] };
}
