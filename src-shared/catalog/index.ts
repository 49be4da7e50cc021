/**
 * The course catalogue: the LMS's `course_overviews`, offline (course-overview.md, `decisions.md` C1
 * to C21). All of it is values and functions of values; the clock and the settings are arguments.
 *
 * In: `findTableByColumns`, `findTableBySource` and `findJsonRecords` say what a file holds,
 * `readRow` makes a row of a record, `computeRefresh` lays new rows over old ones. Out:
 * `listCatalogCourses` joins rows to courses, pseudo courses among them; `selectCourses` and
 * `sortCourses` answer a list's question, `toCourseJson` writes a course.
 */

// What is stored, and how files are read.

export type {
  AssetBaseUrlConfig,
  DarkLangConfig,
  HistoricalOverview,
  ImageConfig,
  ImageSet,
  Tab,
} from "./companions";
export type { CatalogField, CatalogFields } from "./field";
export { findMicros, parseAsOf } from "./instant-text";
export {
  type CatalogRecord,
  findJsonRecords,
  holdsRecords,
  isDumpdata,
  type JsonRecords,
} from "./json-records";
export {
  createEmptyOverview,
  currentVersion,
  defaultStart,
  isStale,
  type Overview,
} from "./overview";
export { type CellProblem, type ReadRow, readRow, type SourceRecord } from "./read-row";
export {
  type CatalogRow,
  type CatalogTableName,
  catalogTableNames,
  catalogTables,
  findTableByColumns,
  findTableBySource,
  getCatalogTable,
  listUnknownColumns,
  toFieldName,
} from "./tables";

// What follows from a course.

export { toAssetName, toAssetUrl, toCourseImageUrl, toThumbnailName } from "./asset-name";
export { computeCleanId } from "./clean-id";
export {
  type CatalogCourse,
  type CatalogSource,
  createPseudoCourse,
  listCatalogCourses,
} from "./course";
export { hasEnded, hasStarted, isEnrollmentOpen, startsWithin } from "./course-dates";
export { type CourseDays, type CourseJson, toCourseJson } from "./course-json";
export { findCoursePolicy, getCourseProperty } from "./course-policy";
export { type CatalogView, computeDerived, type Derived, getPacing, type Pacing } from "./derived";
export { getCourseName, toShownName } from "./display-name";
export { toOverviewJson } from "./overview-json";
export {
  type CatalogSettings,
  defaultSettings,
  parseSetting,
  settingNames,
  toSettings,
} from "./settings";
export { computeSortingScore } from "./sorting-score";
export { getStartDisplay } from "./start-display";
export { type CourseTab, listTabs, sortTabs } from "./tabs";
export { isHiddenFromCatalog } from "./visibility";

// Questions about courses.

export { listChunks } from "./chunks";
export {
  type CourseSort,
  courseSorts,
  findSortedByColumn,
  type OrderFacts,
  sortByStartDate,
  sortCourses,
} from "./course-order";
export { type CourseQuery, hasStatus, listAllCourses } from "./course-query";
export { createFilter } from "./filter";
export {
  type FoundCourse,
  findCourse,
  findCourses,
  findExistence,
  getCourse,
  listCourseKeys,
  listOverviewJson,
} from "./find-course";
export { foldText } from "./fold";
export { findNext, findPrevious } from "./neighbors";
export { createSearch } from "./search";
export { type CourseSelection, getOrg, selectCourses } from "./select-courses";

// What newer tables change, and what is wrong with them.

export { type CourseEvent, listChangedColumns, listCourseEvents } from "./course-changes";
export { countVersions, listCaseCollisions, listOrphans, listOutdatedDates } from "./findings";
export { listOverviewsAsOf, mergeHistory, sortHistory } from "./history";
export { type ChangedCourse, computeRefresh, keepNewest, type Refresh } from "./refresh";
