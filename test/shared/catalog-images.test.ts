import { describe, expect, test } from "vitest";
import {
  computeDerived,
  createEmptyOverview,
  type ImageSet,
  listCatalogCourses,
  readRow,
  toAssetName,
  toCourseImageUrl,
  toThumbnailName,
} from "../../src-shared/catalog";
import { applyCdn } from "../../src-shared/catalog/cdn";
import { findCourseKey } from "../../src-shared/course-key";
import { now } from "../support/overviews";

const id = "course-v1:edX+DemoX+R1";
const raw = "/asset-v1:edX+DemoX+R1+type@asset+block@a.png";
const thumb = "/asset-v1:edX+DemoX+R1+type@thumbnail+block@a-png-375x200.jpg";
const cdn = "cdn.example.org";

function getUrls(
  course_image_url: string,
  thumbnails: { small_url: string; large_url: string } | null,
  settings: { courseImagesEnabled: boolean; cdnBaseUrl: string | null },
) {
  const imageSets: ImageSet[] = [];
  if (thumbnails) {
    const read = readRow("course_overview_image_set", { course_overview_id: id, ...thumbnails });
    if (read.row) imageSets.push(read.row);
  }
  const overviews = [{ ...createEmptyOverview(id), course_image_url }];
  const [course] = listCatalogCourses({ overviews, imageSets });
  const rest = { releasedLanguages: null, marketingSite: false, socialSharing: false };
  return (
    course && computeDerived(course, { asOf: now, settings: { ...settings, ...rest } }).image_urls
  );
}

const on = { courseImagesEnabled: true, cdnBaseUrl: null };
const off = { courseImagesEnabled: false, cdnBaseUrl: null };
const onCdn = { courseImagesEnabled: true, cdnBaseUrl: cdn };

describe("image_urls (§2.13)", () => {
  const small = { small_url: thumb, large_url: "" };
  const away = "https://img.example.com/a.png";
  test.each([
    ["no thumbnails", raw, null, on, [raw, raw, raw]],
    ["I2: nothing, switched off", raw, null, off, [raw, raw, raw]],
    ["a small one", raw, small, on, [raw, thumb, raw]],
    ["a small one, switched off", raw, small, off, [raw, raw, raw]],
    ["a small one on the CDN", raw, small, onCdn, [raw, thumb, raw].map((url) => `//${cdn}${url}`)],
    ["an image elsewhere", away, null, onCdn, [away, away, away]],
  ])("of %s", (_, url, thumbnails, settings, [first, second, third]) => {
    expect(getUrls(url, thumbnails, settings)).toEqual({
      raw: first,
      small: second,
      large: third,
    });
  });

  test("I1: without an image all three are the default one", () => {
    const url = "static/default_course.png";
    expect(getUrls(url, { small_url: "", large_url: "" }, on)).toEqual({
      raw: url,
      small: url,
      large: url,
    });
  });

  test("I3: thumbnails stay in their row, and are not shown, once switched off", () => {
    const row = { small_url: "I am small!", large_url: "I am big!" };
    expect(getUrls(raw, row, on)).toEqual({ raw, small: "I am small!", large: "I am big!" });
    expect(getUrls(raw, row, off)).toEqual({ raw, small: raw, large: raw });
  });

  test("I4: with a CDN the host is the CDN's", () => {
    const urls = getUrls(raw, null, { ...on, cdnBaseUrl: "fakecdn.edx.org" });
    expect(urls?.raw).toMatch(/^\/\/fakecdn\.edx\.org\/asset-v1:/);
    expect(getUrls(raw, null, on)?.raw).toMatch(/^\/asset-v1:/);
  });

  test("I6: a row of blank URLs says that there are no thumbnails", () => {
    expect(getUrls(raw, { small_url: "", large_url: "" }, on)).toEqual({
      raw,
      small: raw,
      large: raw,
    });
  });
});

describe("a URL on the CDN (§2.14)", () => {
  test.each([
    ["/static/overview.png", `//${cdn}/static/overview.png`],
    ["static/default_course.png", `//${cdn}/static/default_course.png`],
    ["/a/b.jpg?v=2#top", `//${cdn}/a/b.jpg?v=2#top`],
    ["?v=2", `//${cdn}?v=2`],
    ["/a?#", `//${cdn}/a`],
    ["/a??#b#", `//${cdn}/a??#b#`],
    ["///a", `//${cdn}/a`],
  ])("%s is %s", (url, expected) => {
    expect(applyCdn(url, cdn)).toBe(expected);
  });

  test.each([
    "http://google.com/image.png",
    "//other.host/x.png",
    "",
    "data:image/png;base64,AAAA",
    "asset-v1:edX+DemoX+R1+type@asset+block@a.jpg",
  ])("%j stays as it is", (url) => {
    expect(applyCdn(url, cdn)).toBe(url);
  });

  test("without a CDN, or without its host, all stays as it is", () => {
    for (const baseUrl of [null, ""]) expect(applyCdn("/path", baseUrl)).toBe("/path");
  });

  test("I5: each of a map by itself", () => {
    const urls = ["http://google.com/image.png", "/static/overview.png", ""];
    expect(urls.map((url) => applyCdn(url, "fakecdn.edx.org"))).toEqual([
      urls[0],
      "//fakecdn.edx.org/static/overview.png",
      "",
    ]);
  });
});

describe("how image URLs were made (§2.12)", () => {
  const toUrl = (courseId: string, imageName: string, staticAssetPath = "") => {
    const key = findCourseKey(courseId);
    return key && toCourseImageUrl({ key, imageName, staticAssetPath });
  };

  test.each([
    [id, "name.jpg", "toy", "/static/toy/name.jpg"],
    [id, "images_course_image.jpg", "toy", "/static/toy/images/course_image.jpg"],
    [id, "", "", "/static/images/pencils.jpg"],
    [id, "name.jpg", "", "/asset-v1:edX+DemoX+R1+type@asset+block@name.jpg"],
    ["MITx/6.002x/2012_Fall", "name.jpg", "", "/c4x/MITx/6.002x/asset/name.jpg"],
    ["ccx-v1:edX+DemoX+R1+ccx@1", "a b.jpg", "", "/asset-v1:edX+DemoX+R1+type@asset+block@a_b.jpg"],
  ])("of %s, image %j, files in %j", (courseId, imageName, path, url) => {
    expect(toUrl(courseId, imageName, path)).toBe(url);
  });

  test("an image's name becomes an asset's, underscores kept", () => {
    expect(toAssetName("images/course image (1).png")).toBe("images_course_image__1_.png");
  });

  test.each([
    ["src_course_image.png", "src_course_image-png-375x200.jpg"],
    ["images_course_image.jpg", "images_course_image-375x200.jpg"],
    ["photo.JPG", "photo-JPG-375x200.jpg"],
    ["logo.svg", "logo-375x200.svg"],
    ["plain", "plain-375x200.jpg"],
  ])("the thumbnail of %s is %s", (name, thumbnail) => {
    expect(toThumbnailName(name, { width: 375, height: 200 })).toBe(thumbnail);
  });

  test("I7: the name tells the size that was configured", () => {
    const name = "big_course_image.jpeg";
    expect(toThumbnailName(name, { width: 200, height: 100 })).toBe(
      "big_course_image-jpeg-200x100.jpg",
    );
    expect(toThumbnailName(name, { width: 400, height: 200 })).toBe(
      "big_course_image-jpeg-400x200.jpg",
    );
  });

  test("I10: another name of the image is another URL and another thumbnail", () => {
    expect(toUrl(id, "src_course_image1.png")).not.toBe(toUrl(id, "src_course_image.png"));
  });
});
