/** A course's own settings that its overview does not have: those of its OLX `policy.json`. */
export type CoursePolicy = Readonly<Record<string, unknown>>;

/** The course's part of a `policy.json`, which stands under `course/RUN`. */
export function findCoursePolicy(json: unknown): CoursePolicy | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const found = Object.entries(json).find(([name]) => name.startsWith("course/"))?.[1];
  return typeof found === "object" && found !== null ? found : undefined;
}

/** A setting's value, and whether the course says so or only would have it by default. */
export interface CourseProperty {
  readonly value: unknown;
  /** `default`: the policy is there and does not say. `unknown`: there is no policy. */
  readonly provenance: "known" | "default" | "unknown";
  readonly defaultIfUnset: unknown;
}

/** What holds where a course does not say (course-overview.md §2.18). */
export const courseDefaults = {
  course_visibility: "private",
  allow_public_wiki_access: false,
  textbooks: [],
  pdf_textbooks: [],
  html_textbooks: [],
  hide_progress_tab: false,
  enable_ccx: false,
  show_calculator: false,
  teams_enabled: false,
  edxnotes: false,
  edxnotes_visibility: true,
} as const;

export type CoursePropertyName = keyof typeof courseDefaults;

/** A setting of a course; without a policy it is null, never its default. */
export function getCourseProperty(
  name: CoursePropertyName,
  policy: CoursePolicy | null,
): CourseProperty {
  const defaultIfUnset = courseDefaults[name];
  if (policy === null) return { value: null, provenance: "unknown", defaultIfUnset };
  const value = name === "teams_enabled" ? findTeamsEnabled(policy) : policy[name];
  if (value === undefined || value === null) {
    return { value: defaultIfUnset, provenance: "default", defaultIfUnset };
  }
  return { value, provenance: "known", defaultIfUnset };
}

/** Teams are on where the course has sets of teams, formerly topics, unless it switches them off. */
function findTeamsEnabled(policy: CoursePolicy): boolean | undefined {
  const teams = policy.teams_configuration;
  if (typeof teams !== "object" || teams === null) return undefined;
  const { enabled, team_sets, topics } = teams as Record<string, unknown>;
  const sets = [team_sets, topics].flatMap((list) => (Array.isArray(list) ? list : []));
  return enabled !== false && sets.length > 0;
}
