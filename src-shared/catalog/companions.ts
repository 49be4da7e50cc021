import { flag, fullText, instant, type RowOf, requiredText, text, whole } from "./field";
import { overviewFields } from "./overview";

const rowId = { type: "id", meaning: "row number in the LMS", optional: true } as const;
const ownerId = requiredText("course key of the overview");

/** `course_overviews_courseoverviewtab`; `id` gives the order. */
export const tabFields = {
  id: rowId,
  tab_id: fullText("name of the tab within the course"),
  course_overview_id: ownerId,
  course_staff_only: flag("whether only staff see it"),
  name: text("title"),
  type: text("kind of tab; nothing in rows from before 2020"),
  url_slug: text("last part of its address"),
  link: text("where it leads, for a link elsewhere"),
  is_hidden: flag("whether learners do not see it"),
} as const;

/** `course_overviews_courseoverviewimageset`; blank URLs mean that no thumbnail could be made. */
export const imageSetFields = {
  id: rowId,
  created: instant("when the row was written"),
  modified: instant("when the row was last saved"),
  small_url: fullText("small thumbnail, as a path or a URL"),
  large_url: fullText("large thumbnail, as a path or a URL"),
  course_overview_id: ownerId,
} as const;

const configFields = {
  id: rowId,
  change_date: instant("when it was set"),
  enabled: flag("whether it holds"),
  changed_by_id: { ...whole("who set it"), identifies: "learner" },
} as const;

/** `course_overviews_courseoverviewimageconfig`: whether there are thumbnails, and their sizes. */
export const imageConfigFields = {
  ...configFields,
  small_width: { ...whole("pixels"), initial: 375 },
  small_height: { ...whole("pixels"), initial: 200 },
  large_width: { ...whole("pixels"), initial: 750 },
  large_height: { ...whole("pixels"), initial: 400 },
} as const;

/** `static_replace_assetbaseurlconfig`: the CDN. */
export const assetBaseUrlFields = {
  ...configFields,
  base_url: fullText("host name, perhaps with a port, without https://"),
} as const;

/** `dark_lang_darklangconfig`: the languages that learners may choose. */
export const darkLangFields = {
  ...configFields,
  released_languages: fullText("language codes with commas between"),
  enable_beta_languages: flag("whether the beta languages are released too"),
  beta_languages: fullText("language codes with commas between"),
} as const;

/** `course_overviews_historicalcourseoverview`: an overview as it was saved at `history_date`. */
export const historyFields = {
  ...overviewFields,
  history_id: rowId,
  history_date: instant("when it was saved"),
  history_change_reason: { ...text("why, in somebody's words"), identifies: "person" },
  history_type: text("+ created, ~ changed, - deleted"),
  history_user_id: { ...whole("who saved it"), identifies: "learner" },
} as const;

export type Tab = RowOf<typeof tabFields>;
export type ImageSet = RowOf<typeof imageSetFields>;
export type ImageConfig = RowOf<typeof imageConfigFields>;
export type AssetBaseUrlConfig = RowOf<typeof assetBaseUrlFields>;
export type DarkLangConfig = RowOf<typeof darkLangFields>;
export type HistoricalOverview = RowOf<typeof historyFields>;

type Config = RowOf<typeof configFields>;

/** Of rows that were appended, the one that holds: the newest, the greatest `id` of equals. */
export function findCurrentConfig<Row extends Config>(rows: readonly Row[]): Row | undefined {
  return rows.reduce<Row | undefined>(
    (best, row) => (best && compareConfigs(row, best) < 0 ? best : row),
    undefined,
  );
}

function compareConfigs(a: Config, b: Config): number {
  const [aDate, bDate] = [a.change_date ?? -1n, b.change_date ?? -1n];
  return aDate === bDate ? (a.id ?? -1) - (b.id ?? -1) : aDate < bDate ? -1 : 1;
}
