import type { Field } from "../../../src-shared/schema";
import { from, type LmsFormat } from "./format";
import { toLongRows } from "./long-rows";

const labels = {
  any: "ACTIVE",
  attempted_problem: "ATTEMPTED_PROBLEM",
  played_video: "PLAYED_VIDEO",
  posted_forum: "POSTED_FORUM",
};
const listLabels = (names: readonly string[]) =>
  Object.entries(labels).filter(([name]) => names.includes(name));
const learners: Field = { type: "int", meaning: "learners" };

const ofWeek = {
  course_id: from("course_id"),
  created: from("created"),
  interval_start: from("interval_start"),
  interval_end: from("interval_end"),
};

export const weeklyActivity: LmsFormat = {
  id: "engagement-activity",
  what: "a download of weekly activity",
  signatures: [
    {
      has: ["course_id", "interval_start", "interval_end"],
      like: new RegExp(`^(${Object.keys(labels).join("|")})$`),
      lacks: ["label"],
    },
  ],
  table: "course_activity",
  isOnlyChecked: true,
  fields: ofWeek,
  checks: (names) => Object.fromEntries(listLabels(names).map(([name]) => [name, learners])),
  make: (rows) =>
    toLongRows(rows, {
      table: "course_activity",
      repeated: Object.keys(ofWeek),
      items: listLabels(rows.names).map(([name, label]) => ({
        labels: { label },
        cells: [rows.value(name)],
      })),
      made: { count: "cell0" },
      keep: "cell0 is not null",
      isSnapshot: true,
    }),
  notes: ["Turned back into rows of course_activity."],
};

export const recentActivity: LmsFormat = {
  id: "recent-activity",
  what: "a download of one week's activity",
  signatures: [{ has: ["activity_type", "count", "course_id", "interval_start", "interval_end"] }],
  table: "course_activity",
  fields: {
    ...ofWeek,
    label: {
      names: ["activity_type"],
      say: (cell) => `case lower(${cell}) when 'any' then 'ACTIVE' else upper(${cell}) end`,
    },
    count: from("count"),
  },
  notes: ["Turned back into rows of course_activity."],
};

export const insightsActivityFormats = [weeklyActivity, recentActivity];
