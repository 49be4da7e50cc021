import { describe, expect, test } from "vitest";
import {
  computeDerived,
  hasEnded,
  hasStarted,
  isEnrollmentOpen,
  startsWithin,
} from "../../src-shared/catalog";
import { isStartStillDefault } from "../../src-shared/catalog/start-display";
import { at, createOverview, day, now, toCourse, view } from "../support/overviews";

describe("has_started (§2.5)", () => {
  test.each([
    ["now", now, false],
    ["a microsecond ago", now - 1n, true],
    ["in a week", now + 7n * day, false],
    ["unknown", null, null],
  ])("of a start %s", (_, start, started) => {
    expect(hasStarted(start, now)).toBe(started);
  });
});

describe("has_ended (§2.5)", () => {
  test.each([
    ["now", now, false],
    ["unknown", null, false],
    ["a second ago", at("2025-06-15T11:59:59Z"), true],
    ["a microsecond ago", now - 1n, true],
  ])("of an end %s", (_, end, ended) => {
    expect(hasEnded(end, now)).toBe(ended);
  });
});

describe("starts_within (§2.5)", () => {
  test.each([
    [5, "2025-06-20T12:00:00Z", false],
    [5, "2025-06-20T11:59:59.999999Z", true],
    [0, "2020-01-01", true],
    [30, "2030-01-01", false],
    [-1, "2025-06-14T00:00:00Z", true],
    [-1, "2025-06-14T12:00:00Z", false],
    [0.5, "2025-06-15T23:59:59Z", true],
    [0.5, "2025-06-16T00:00:00Z", false],
  ])("%d days, of a start %s", (days, start, isWithin) => {
    expect(startsWithin(at(start), days, now)).toBe(isWithin);
  });

  test("of an unknown start is unknown", () => {
    expect(startsWithin(null, 5, now)).toBeNull();
  });
});

describe("is_enrollment_open (§2.6)", () => {
  test.each([
    [null, null, true],
    [at("2025-06-01"), at("2025-06-30"), true],
    [now, null, false],
    [now - 1n, null, true],
    [null, now, false],
    [null, now + 1n, true],
    [at("2030-01-01"), null, false],
    [at("2025-06-30"), at("2025-06-01"), false],
    [now + 7n * day, null, false],
    [now - 7n * day, null, true],
  ])("from %s to %s is %s", (enrollment_start, enrollment_end, isOpen) => {
    expect(isEnrollmentOpen({ enrollment_start, enrollment_end }, now)).toBe(isOpen);
  });

  test("heeds neither invitations nor limits nor the course's end", () => {
    const overview = createOverview({
      invitation_only: true,
      max_student_enrollments_allowed: 0,
      end: at("2020-01-01"),
    });
    expect(isEnrollmentOpen(overview, now)).toBe(true);
  });
});

describe("how the start is shown (§2.7)", () => {
  const instant = "2030-01-01T00:00:00Z";
  test.each([
    ["2015-07-17T12:00:00Z", null, "timestamp", "July 17, 2015", false, "2015-07-17T12:00:00Z"],
    ["2013-09-05T23:59:00Z", null, "timestamp", "Sept. 5, 2013", false, "2013-09-05T23:59:00Z"],
    [instant, null, "empty", null, true, instant],
    [instant, "", "empty", null, false, instant],
    [instant, "Winter 2018", "string", "Winter 2018", false, "Winter 2018"],
    ["2030-01-01T00:00:01Z", null, "timestamp", "Jan. 1, 2030", false, "2030-01-01T00:00:01Z"],
    [null, null, "timestamp", "", false, null],
    ["0001-01-01T00:00:00Z", null, "timestamp", "Jan. 1, 1", false, "0001-01-01T00:00:00Z"],
  ])("%s, advertised as %j", (start, advertised_start, type, display, isDefault, dashboard) => {
    const course = toCourse({ start: start === null ? null : at(start), advertised_start });
    expect(computeDerived(course, view)).toMatchObject({
      start_type: type,
      start_display: display,
      start_date_is_still_default: isDefault,
      dashboard_start_display: dashboard,
    });
  });

  test("months are the Associated Press's", () => {
    const shown = Array.from({ length: 12 }, (_, month) => {
      const start = at(`2016-${String(month + 1).padStart(2, "0")}-09`);
      return computeDerived(toCourse({ start }), view).start_display?.replace(" 9, 2016", "");
    });
    expect(shown.join(" ")).toBe("Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.");
  });

  test.each([
    ["1945-02-06", "2038-01-19 03:14:07", false],
    ["1945-02-06", null, false],
    ["2030-01-01", "Fall 2030", false],
    ["2030-01-01", null, true],
  ])("§7, still the default: %s, %j", (start, advertised_start, isDefault) => {
    expect(isStartStillDefault({ start: at(start), advertised_start })).toBe(isDefault);
  });
});

describe("§7, model behaviour", () => {
  test("M2: a course of an empty name that begins in a week", () => {
    const course = toCourse({
      display_name: "",
      start: now + 7n * day,
      end: now + 30n * day,
      advertised_start: "Very Soon!",
      catalog_visibility: "both",
    });
    expect(computeDerived(course, view)).toMatchObject({
      display_name_with_default: "",
      has_started: false,
      has_ended: false,
    });
  });

  test("M3: a course that has started and ended", () => {
    const course = toCourse({ start: now - 30n * day, end: now - 7n * day });
    expect(computeDerived(course, view)).toMatchObject({ has_started: true, has_ended: true });
  });

  test("M4: a course whose start and name nobody set", () => {
    const course = toCourse({ start: at("2030-01-01"), catalog_visibility: "none" });
    expect(computeDerived(course, view)).toMatchObject({
      start_date_is_still_default: true,
      has_ended: false,
    });
  });
});
