import { describe, expect, test } from "vitest";
import {
  type CatalogTableName,
  computeDerived,
  defaultSettings,
  findCoursePolicy,
  getCourseProperty,
  isHiddenFromCatalog,
  parseSetting,
  readRow,
  settingNames,
  toSettings,
} from "../../src-shared/catalog";
import { findClosestReleasedLanguage, platformLanguages } from "../../src-shared/catalog/language";
import { createOverview, now, toCourse, view } from "../support/overviews";

function readAll<Name extends CatalogTableName>(table: Name, records: readonly object[]) {
  return records.flatMap((record) => {
    const { row } = readRow(table, record as Record<string, unknown>);
    return row ? [row] : [];
  });
}

const none = { imageConfigs: [], assetBaseUrls: [], darkLangs: [] };

describe("the closest released language (§2.15)", () => {
  test.each([
    ["fa", "fa-ir", "fa"],
    ["fa", "fa", "fa"],
    ["es-419", "es-419", "es-419"],
    ["es-419", "es-es", "es-419"],
    ["es-419", "es", "es-419"],
    ["es-419", null, null],
    ["es-419", "", null],
    ["es-419", "fr", null],
    ["es-419,es-es", "es-mx", "es-419"],
    ["", "en-us", "en"],
    ["", "EN", null],
    ["zh-cn,zh-hk,zh-tw", "zh-tw", "zh-tw"],
    ["zh-cn,zh-hk,zh-tw", "zh-TW", "zh-cn"],
    ["zh-cn,zh-hk,zh-tw", "zh_HANS", "zh-cn"],
    ["fil", "fi", "fil"],
    ["xx", "xx", null],
    [" FR , De-De ", "fr-ca", "fr"],
  ])("of those released %j, for %j, is %j", (released, language, closest) => {
    const { releasedLanguages = null } = parseSetting(`released_languages=${released}`);
    expect(findClosestReleasedLanguage(language, releasedLanguages)).toBe(closest);
  });

  test("without a table all of the platform's are released", () => {
    expect(platformLanguages).toHaveLength(79);
    expect(findClosestReleasedLanguage("sv-se", toSettings(none).releasedLanguages)).toBe("sv");
    const course = toCourse({ language: "zh-tw" });
    expect(computeDerived(course, view).closest_released_language).toBe("zh-tw");
  });

  test("the beta languages are released when they are switched on", () => {
    const languages = { released_languages: "fr", beta_languages: "de-de" };
    const release = (record: object) =>
      toSettings({ ...none, darkLangs: readAll("dark_lang_config", [{ ...languages, ...record }]) })
        .releasedLanguages;
    expect(release({ enabled: "1", enable_beta_languages: "1" })).toEqual(["fr", "de-de"]);
    expect(release({ enabled: "1", enable_beta_languages: "0" })).toEqual(["fr"]);
    expect(release({ enabled: "0" })).toBeNull();
  });
});

describe("settings from the configuration tables (§1.5)", () => {
  const configs = [
    { id: 1, change_date: "2020-01-01 00:00:00", enabled: "0", base_url: "old.example.org" },
    { id: 2, change_date: "2021-01-01 00:00:00", enabled: "1", base_url: "cdn.example.org" },
    { id: 3, change_date: "2021-01-01 00:00:00", enabled: "1", base_url: "new.example.org" },
  ];
  const read = (records: readonly object[]) => readAll("asset_base_url_config", records);

  test("the newest row holds, of equals the one of the greatest id", () => {
    for (const records of [configs, configs.toReversed()]) {
      expect(toSettings({ ...none, assetBaseUrls: read(records) }).cdnBaseUrl).toBe(
        "new.example.org",
      );
    }
  });

  test("a newest row that is not enabled switches off", () => {
    const last = { id: 4, change_date: "2022-01-01 00:00:00", enabled: "0", base_url: "x" };
    expect(toSettings({ ...none, assetBaseUrls: read([...configs, last]) }).cdnBaseUrl).toBeNull();
  });

  test("no row is as in an LMS where nothing was set", () => {
    expect(toSettings(none)).toEqual(defaultSettings);
  });

  test("thumbnails are on when their row says so", () => {
    const imageConfigs = readAll("course_overview_image_config", [{ id: 1, enabled: "1" }]);
    expect(imageConfigs[0]).toMatchObject({ small_width: 375, large_height: 400 });
    expect(toSettings({ ...none, imageConfigs }).courseImagesEnabled).toBe(true);
  });
});

describe("a setting of the command line", () => {
  test.each([
    ["cdn_base_url=cdn.example.org:8080", { cdnBaseUrl: "cdn.example.org:8080" }],
    ["cdn_base_url=", { cdnBaseUrl: null }],
    ["course_images_enabled=true", { courseImagesEnabled: true }],
    ["course_images_enabled=0", { courseImagesEnabled: false }],
    ["released_languages=es-419, FA", { releasedLanguages: ["es-419", "fa"] }],
    ["marketing_site=on", { marketingSite: true }],
    ["social_sharing=No", { socialSharing: false }],
  ])("%s", (assignment, settings) => {
    expect(parseSetting(assignment)).toEqual(settings);
  });

  test.each([
    ["colour=red", "“colour=red” is not a setting."],
    ["marketing_site", "“marketing_site” is not a setting."],
    ["toString=1", "“toString=1” is not a setting."],
    ["marketing_site=maybe", "marketing_site is neither on nor off: “maybe”."],
    ["cdn_base_url=https://cdn", "cdn_base_url is not a host name: “https://cdn”."],
  ])("%s is refused", (assignment, message) => {
    const refusal = expect.objectContaining({ code: "bad-input", message });
    expect(() => parseSetting(assignment)).toThrow(refusal);
  });

  test("each name is one of cli.md's", () => {
    expect(settingNames).toEqual([
      "cdn_base_url",
      "course_images_enabled",
      "released_languages",
      "marketing_site",
      "social_sharing",
    ]);
  });
});

describe("has_marketing_url, has_social_sharing_url (§2.17)", () => {
  test.each([
    [false, "https://x", false],
    [true, "https://x", true],
    [true, "", false],
    [true, null, false],
  ])("switched %s, of %j", (isOn, url, has) => {
    const settings = { ...defaultSettings, marketingSite: isOn, socialSharing: isOn };
    const course = toCourse({ marketing_url: url, social_sharing_url: url });
    expect(computeDerived(course, { asOf: now, settings })).toMatchObject({
      has_marketing_url: has,
      has_social_sharing_url: has,
    });
  });
});

describe("what the catalogue hides (§1.7, §7 Course API)", () => {
  test.each([
    ["course-v1:a+b+c", "none", true],
    ["course-v1:a+b+c", "about", true],
    ["course-v1:a+b+c", "both", false],
    ["course-v1:a+b+c", null, false],
    ["a/b/c", "both", true],
  ])("%s, visibility %j", (id, catalog_visibility, isHidden) => {
    expect(isHiddenFromCatalog(createOverview({ id, catalog_visibility }))).toBe(isHidden);
  });
});

describe("what only the course itself says (§2.18)", () => {
  test("without the course nothing is known", () => {
    expect(getCourseProperty("course_visibility", null)).toEqual({
      value: null,
      provenance: "unknown",
      defaultIfUnset: "private",
    });
  });

  test("the course's word counts, and else its default, called so", () => {
    const json = { "course/R1": { course_visibility: "public" }, "chapter/x": {} };
    const policy = findCoursePolicy(json) ?? null;
    const get = (name: Parameters<typeof getCourseProperty>[0]) => getCourseProperty(name, policy);
    expect(get("course_visibility")).toMatchObject({ value: "public", provenance: "known" });
    expect(get("allow_public_wiki_access")).toMatchObject({ value: false, provenance: "default" });
    expect(getCourseProperty("course_visibility", {}).value).toBe("private");
  });

  test.each([
    [{ topics: [{ id: "a" }] }, true],
    [{ topics: [] }, false],
    [{ team_sets: [{ id: "a" }], enabled: false }, false],
    [undefined, false],
  ])("teams of %j are %s", (teams_configuration, isOn) => {
    expect(getCourseProperty("teams_enabled", { teams_configuration }).value).toBe(isOn);
  });
});
