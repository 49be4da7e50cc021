import ExcelJS from "exceljs";
import type { Course } from "../../src-shared/ipc";
import { courseColumns } from "./courses";

/** Instants stand in a workbook without a zone: these are in UTC, as everywhere. */
const dates = new Set(["start", "end"]);

/** A list of courses as a workbook, in the order given: real dates and numbers, a filter on each column. */
export async function encodeCoursesXlsx(courses: readonly Course[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("Courses", { views: [{ state: "frozen", ySplit: 1 }] });
  const names = Object.keys(courseColumns);
  sheet.columns = names.map((name) => ({
    header: name,
    key: name,
    width: name === "course_id" || name === "name" ? 40 : 14,
    ...(dates.has(name) && { style: { numFmt: "yyyy-mm-dd hh:mm" } }),
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: names.length } };
  for (const course of courses) {
    const cells = Object.entries(courseColumns).map(([name, toCell]) => {
      const cell = toCell(course);
      return dates.has(name) && typeof cell === "string" ? new Date(cell) : cell;
    });
    sheet.addRow(cells);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
