import {
  assetBaseUrlFields,
  darkLangFields,
  historyFields,
  imageConfigFields,
  imageSetFields,
  tabFields,
} from "./companions";
import type { CatalogFields, RowOf } from "./field";
import { overviewFields } from "./overview";

interface CatalogTable {
  readonly meaning: string;
  /** The table's name in the LMS's database; with a dot for the first `_` of its last word, Django's. */
  readonly source: string;
  readonly fields: CatalogFields;
  /** A header row is this table's only with all of these … */
  readonly needs: readonly string[];
  /** … and with at least three of these, which no other table has. */
  readonly telling?: readonly string[];
  /** Of rows of the same key the newer one counts. */
  readonly key: readonly string[];
}

/** Columns that tell an overview from whatever else has an id and a name: all since 2015. */
const telling = [
  "_location",
  "display_name",
  "display_number_with_default",
  "display_org_with_default",
  "advertised_start",
  "course_image_url",
  "social_sharing_url",
  "end_of_course_survey_url",
  "certificates_display_behavior",
  "cert_html_view_enabled",
  "has_any_active_web_certificate",
  "cert_name_short",
  "cert_name_long",
  "lowest_passing_grade",
  "days_early_for_beta",
  "mobile_available",
  "visible_to_staff_only",
  "_pre_requisite_courses_json",
  "enrollment_start",
  "enrollment_end",
  "enrollment_domain",
  "invitation_only",
  "max_student_enrollments_allowed",
  "announcement",
  "catalog_visibility",
  "course_video_url",
  "short_description",
  "self_paced",
];

/**
 * The tables that describe courses, by our names. The tabs of a course are replaced as a whole: the
 * LMS writes them anew, with new ids, whenever it saves the overview.
 */
export const catalogTables = {
  course_overview: {
    meaning: "courses as the LMS's catalogue knows them",
    source: "course_overviews_courseoverview",
    fields: overviewFields,
    needs: ["id"],
    telling,
    key: ["id"],
  },
  course_overview_tab: {
    meaning: "tabs of each course",
    source: "course_overviews_courseoverviewtab",
    fields: tabFields,
    needs: ["tab_id", "course_overview_id"],
    key: ["course_overview_id"],
  },
  course_overview_image_set: {
    meaning: "thumbnails of each course",
    source: "course_overviews_courseoverviewimageset",
    fields: imageSetFields,
    needs: ["small_url", "large_url", "course_overview_id"],
    key: ["course_overview_id"],
  },
  course_overview_image_config: {
    meaning: "whether there are thumbnails",
    source: "course_overviews_courseoverviewimageconfig",
    fields: imageConfigFields,
    needs: ["enabled", "small_width", "small_height", "large_width", "large_height"],
    key: ["id"],
  },
  course_overview_history: {
    meaning: "overviews as they were saved before",
    source: "course_overviews_historicalcourseoverview",
    fields: historyFields,
    needs: ["id", "history_id", "history_date", "history_type"],
    telling,
    key: ["history_id"],
  },
  asset_base_url_config: {
    meaning: "the CDN that serves images",
    source: "static_replace_assetbaseurlconfig",
    fields: assetBaseUrlFields,
    needs: ["enabled", "change_date", "base_url"],
    key: ["id"],
  },
  dark_lang_config: {
    meaning: "languages that are released",
    source: "dark_lang_darklangconfig",
    fields: darkLangFields,
    needs: ["enabled", "released_languages"],
    key: ["id"],
  },
} as const satisfies Record<string, CatalogTable>;

export type CatalogTableName = keyof typeof catalogTables;

export type CatalogRow<Name extends CatalogTableName> = RowOf<
  (typeof catalogTables)[Name]["fields"]
>;

export const catalogTableNames = Object.keys(catalogTables) as CatalogTableName[];

/** The table's definition, with its fields as a plain record. */
export function getCatalogTable(name: CatalogTableName): CatalogTable {
  return catalogTables[name];
}

/** Other names of a column: Django writes a reference without `_id`. */
const aliases: Readonly<Record<string, string>> = {
  course_overview: "course_overview_id",
  changed_by: "changed_by_id",
  history_user: "history_user_id",
};

/** What the serializer computes; a file that has it says nothing new. */
const computed = ["display_name_with_default", "has_started", "has_ended", "pacing"];

/** A column's name as a field's, whatever its case and the blanks around it. */
export function toFieldName(column: string): string {
  const name = column.trim().toLowerCase();
  return (Object.hasOwn(aliases, name) && aliases[name]) || name;
}

/** Columns of a table that are no fields of ours and are kept aside, with their own names. */
export function listUnknownColumns(
  table: CatalogTableName,
  columns: readonly string[],
): readonly string[] {
  const { fields } = getCatalogTable(table);
  return columns.filter((column) => {
    const name = toFieldName(column);
    return !Object.hasOwn(fields, name) && !computed.includes(name);
  });
}

/**
 * The table that a header row belongs to, by its columns' names alone: old and new sets, and parts
 * of them, as a query gives.
 */
export function findTableByColumns(columns: readonly string[]): CatalogTableName | undefined {
  const names = new Set(columns.map(toFieldName));
  const matching = catalogTableNames.filter((table) => {
    const { needs, telling: told } = getCatalogTable(table);
    const isTold = !told || told.filter((name) => names.has(name)).length >= 3;
    return isTold && needs.every((name) => names.has(name));
  });
  // A history's header has all that an overview's has.
  return matching.sort((a, b) => catalogTables[b].needs.length - catalogTables[a].needs.length)[0];
}

/**
 * The table of a name in the LMS's database (`edxapp.course_overviews_courseoverview`), or of a
 * Django model (`course_overviews.courseoverview`).
 */
export function findTableBySource(source: string): CatalogTableName | undefined {
  const name = source.toLowerCase().replaceAll(".", "_");
  return catalogTableNames.find((table) => {
    const own = getCatalogTable(table).source;
    return name === own || name.endsWith(`_${own}`);
  });
}
