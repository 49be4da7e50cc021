/** What a report as a web page says in the page's own words: the one door to them. */
export { describeWhen } from "../../../src-renderer/chart-day";
export { toCourseMark } from "../../../src-renderer/course-mark";
export {
  type CourseSum,
  sumTotals,
  totalLabels,
  totalNames,
} from "../../../src-renderer/course-totals";
export { describeRun, nameStatus } from "../../../src-renderer/course-words";
export { formatDayName } from "../../../src-renderer/day-text";
export { isBlockId, shortenId } from "../../../src-renderer/shorten-id";
