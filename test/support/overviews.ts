import {
  type CatalogCourse,
  type CatalogView,
  createEmptyOverview,
  defaultSettings,
  findMicros,
  listCatalogCourses,
  type Overview,
} from "../../src-shared/catalog";

/** The clock of every worked example of course-overview.md. */
export const now = at("2025-06-15T12:00:00Z");

export const day = 86_400_000_000n;

export const view: CatalogView = { asOf: now, settings: defaultSettings };

/** An instant of the text. */
export function at(text: string): bigint {
  const micros = findMicros(text);
  if (micros === undefined) throw new Error(`no instant: ${text}`);
  return micros;
}

/** An overview of the LMS's defaults, but for what is given. */
export function createOverview(values: Partial<Overview> = {}): Overview {
  return { ...createEmptyOverview("course-v1:edX+DemoX+R1"), ...values };
}

export function toCourse(values: Partial<Overview>): CatalogCourse {
  const [course] = listCatalogCourses({ overviews: [createOverview(values)] });
  if (!course) throw new Error("no course");
  return course;
}

/** The fixture of §2.21: by number, `F1` to `F8`. */
export const fixture: Readonly<Record<string, Overview>> = {
  F1: createFixture("course-v1:edX+DemoX+Demo_Course", "edX", "DemoX", {
    display_name: "Open edX Demo Course",
    start: at("2013-02-05T05:00:00Z"),
    self_paced: true,
  }),
  F2: createFixture("course-v1:MITx+6.00.1x+2T2023", "MITx", "6.00.1x", {
    display_name: "Introduction to Programming",
    start: at("2023-05-30T12:00:00Z"),
    end: at("2023-08-01T23:59:59Z"),
    announcement: at("2023-03-01"),
    enrollment_start: at("2023-03-01"),
    enrollment_end: at("2023-07-15"),
  }),
  F3: createFixture("course-v1:HarvardX+CS50+2025", "HarvardX", "CS50", {
    display_name: "CS50's Introduction to Computer Science",
    start: at("2025-01-01"),
    end: at("2025-12-31T23:59:00Z"),
    advertised_start: "Winter 2025",
    announcement: at("2025-05-16T12:00:00Z"),
    enrollment_end: at("2025-12-01"),
    self_paced: true,
  }),
  F4: createFixture("course-v1:Harvardx+CS50L+2024", "Harvardx", "CS50L", {
    display_name: "CS50 for Lawyers",
    start: at("2024-09-01"),
    end: at("2025-03-01"),
  }),
  F5: createFixture("MITx/6.002x/2012_Fall", "MITx", "6.002x", {
    display_name: "Circuits &amp; <b>Electronics</b>",
    start: at("2012-09-05"),
    end: at("2012-12-25"),
    _location: "i4x://MITx/6.002x/course/2012_Fall",
  }),
  F6: createFixture("course-v1:edX+New+2030", "edX", "New", { start: at("2030-01-01") }),
  F7: createFixture("course-v1:acme+RW-1+R_1", "acme", "RW-1", {
    display_name: "100% Remote_Work",
    start: now,
    end: now,
    advertised_start: "",
    announcement: at("2025-07-15T12:00:00Z"),
    enrollment_start: now,
  }),
  F8: createFixture("ccx-v1:edX+DemoX+Demo_Course+ccx@1", "edX", "DemoX", {
    display_name: "My CCX",
    start: now + day / 24n,
    end: at("2026-01-01"),
    enrollment_start: at("2025-06-01"),
    enrollment_end: at("2025-06-30"),
    _location: "ccx-block-v1:edX+DemoX+Demo_Course+ccx@1+type@course+block@course",
  }),
};

export const fixtureOverviews: readonly Overview[] = Object.values(fixture);

export const fixtureCourses: readonly CatalogCourse[] = listCatalogCourses({
  overviews: fixtureOverviews,
});

/** `F3 F4`, of courses by their ids. */
export function toNumbers(rows: readonly { readonly id: string }[]): string {
  const numbers = new Map(Object.entries(fixture).map(([number, { id }]) => [id, number]));
  return rows.map(({ id }) => numbers.get(id) ?? id).join(" ");
}

function createFixture(
  id: string,
  org: string,
  course: string,
  values: Partial<Overview>,
): Overview {
  const block = `${id.replace("course-v1", "block-v1")}+type@course+block@course`;
  return createOverview({
    id,
    org,
    display_org_with_default: org,
    display_number_with_default: course,
    version: 19,
    _location: block,
    ...values,
  });
}
