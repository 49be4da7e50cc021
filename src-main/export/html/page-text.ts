/** What a report as a web page says in the page's own words: the one door to them. */
export { describeWhen } from "../../../src-renderer/chart-day";
export {
  sumTotals,
  totalLabels,
  totalNames,
} from "../../../src-renderer/course-totals";
export { describeRun, nameStatus } from "../../../src-renderer/course-words";
export { isBlockId, shortenId, shortenMiddle } from "../../../src-renderer/shorten-id";
