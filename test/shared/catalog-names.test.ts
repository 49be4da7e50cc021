import fc from "fast-check";
import { parseFragment } from "parse5";
import { describe, expect, test } from "vitest";
import { computeCleanId, computeDerived, toCourseJson } from "../../src-shared/catalog";
import { decodeEntities } from "../../src-shared/catalog/html-entities";
import { entityNames } from "../../src-shared/catalog/html-entity-names";
import { toPlainText } from "../../src-shared/catalog/plain-text";
import { findLocation } from "../../src-shared/catalog/usage-key";
import { formatCourseKey } from "../../src-shared/course-key";
import { toCourse, view } from "../support/overviews";

const derive = (values: Parameters<typeof toCourse>[0]) => computeDerived(toCourse(values), view);

describe("the location (§1.8, §2.1)", () => {
  test.each([
    [
      "course-v1:UniversityX+CS-203+Y2096",
      "block-v1:UniversityX+CS-203+Y2096+type@course+block@course",
      "CS-203",
      "course",
    ],
    ["MITx/6.002x/2012_Fall", "i4x://MITx/6.002x/course/2012_Fall", "6.002x", "2012_Fall"],
    [
      "ccx-v1:edX+DemoX+R1+ccx@12",
      "ccx-block-v1:edX+DemoX+R1+ccx@12+type@course+block@course",
      "DemoX",
      "course",
    ],
    ["library-v1:edX+PB", "lib-block-v1:edX+PB+type@library+block@library", "PB", "library"],
  ])("of %s: the same with and without its column", (id, _location, number, url_name) => {
    expect(derive({ id, _location })).toMatchObject({ number, url_name });
    expect(derive({ id, _location: null })).toEqual(derive({ id, _location }));
  });

  test("without a run it is the id's, with all of the id's parts", () => {
    const location = findLocation("a/b/c_d", "i4x://a/x/course/name");
    expect(location && formatCourseKey(location.courseKey)).toBe("a/b/c_d");
    expect(location?.blockId).toBe("name");
    const byVersion = "block-v1:version@519665f6223ebd6980884f2b+type@course+block@course";
    const other = findLocation("course-v1:a+b+c", byVersion);
    expect(other && formatCourseKey(other.courseKey)).toBe("course-v1:a+b+c");
  });

  test("has no branch and no version, and may have another block's name", () => {
    const version = "519665f6223ebd6980884f2b";
    const location = findLocation(
      "course-v1:a+b+c",
      `block-v1:a+b+c+branch@draft+version@${version}+type@course+block@my_course`,
    );
    expect(location && formatCourseKey(location.courseKey)).toBe("course-v1:a+b+c");
    expect(location?.blockId).toBe("my_course");
  });

  test("that cannot be read is as the id has it; without a key there is none", () => {
    expect(findLocation("course-v1:a+b+c", "nonsense")).toEqual(
      findLocation("course-v1:a+b+c", null),
    );
    expect(findLocation("nonsense", "i4x://a/b/course/c")).toBeUndefined();
    expect(derive({ id: "nonsense" })).toMatchObject({ clean_id: null, number: null });
  });
});

describe("clean_id (§2.2)", () => {
  test.each([
    [
      "course-v1:edX+DemoX+Demo_Course",
      "=",
      "course_MNXXK4TTMUWXMMJ2MVSFQK2EMVWW6WBLIRSW2327INXXK4TTMU======",
    ],
    [
      "course-v1:UniversityX+CS-203+Y2096",
      "~",
      "course_MNXXK4TTMUWXMMJ2KVXGS5TFOJZWS5DZLAVUGUZNGIYDGK2ZGIYDSNQ~",
    ],
    ["edX/toy/2012_Fall", "#", "course_MVSFQL3UN54S6MRQGEZF6RTBNRWA####"],
    ["course-v1:A+B+C", "=", "course_MNXXK4TTMUWXMMJ2IEVUEK2D"],
    ["course-v1:A+B+CDEF", "=", "course_MNXXK4TTMUWXMMJ2IEVUEK2DIRCUM==="],
    ["course-v1:édX+Ñ+1", "=", "course_MNXXK4TTMUWXMMJ2YOUWIWBLYOISWMI="],
    ["course-v1:A+B+CD", "", "course_MNXXK4TTMUWXMMJ2IEVUEK2DIQ"],
  ])("of %s with %j", (key, padding, cleanId) => {
    expect(computeCleanId(key, padding)).toBe(cleanId);
  });

  test("each sign of the padding becomes the whole padding", () => {
    expect(computeCleanId("course-v1:A+B+CDEF", "ab")).toMatch(/IRCUMababab$/);
  });

  test("is base 32 of the UTF-8, whatever the letters", () => {
    const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const bits = Array.from(computeCleanId(text, "").slice(7), (letter) =>
          digits.indexOf(letter).toString(2).padStart(5, "0"),
        ).join("");
        const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
        expect(Buffer.from(bytes).toString()).toBe(text);
      }),
    );
  });
});

describe("the display name (§2.3)", () => {
  const old = { id: "MITx/6.002x/2012_Fall", _location: "i4x://MITx/6.002x/course/2012_Fall" };
  test.each([
    [{ display_name: "Demo" }, "Demo"],
    [{ display_name: "" }, ""],
    [{ display_name: null }, "course"],
    [{ ...old, display_name: null }, "2012 Fall"],
  ])("of %j is %j", (values, name) => {
    expect(derive(values).display_name_with_default).toBe(name);
  });

  test.each(["", "  ", "\u00a0\u3000"])("%j is no name to show: the id is", (display_name) => {
    const course = toCourse({ display_name });
    const json = toCourseJson(course, view, {});
    expect(json.name).toBe(course.id);
    expect(json.derived.display_name_with_default).toBe(display_name);
  });
});

describe("the name without tags (§2.4)", () => {
  test.each([
    ["Intro to <div>html</div>", "Intro to html"],
    ["A < B & C > D", "A D"],
    ["Tom &amp; Jerry", "Tom & Jerry"],
    ["x &lt;b&gt; y", "x <b> y"],
    ["  two   spaces\n and tab\t", "two spaces and tab"],
    ["5 < 6", "5 < 6"],
    ["<script>alert(1)</script>", "alert(1)"],
    ["cmt <!-- open > more", "cmt more"],
    ["a<!-- x\n<b> -->b", "ab"],
    ["a<b\nc>d", "ad"],
  ])("%j is %j", (html, text) => {
    expect(toPlainText(html)).toBe(text);
  });

  test("a text of nothing but brackets is read in no time", () => {
    const brackets = "<".repeat(200_000);
    expect(toPlainText(`<b>${brackets}`)).toBe(brackets);
    expect(toPlainText("<!--".repeat(50_000))).toHaveLength(200_000);
  });

  test("blanks are those of Unicode, and entities are decoded after them, once", () => {
    expect(toPlainText("a\u0085b\u3000c\u001cd\ufeffe")).toBe("a b c\u001cd\ufeffe");
    expect(toPlainText("a&nbsp;&nbsp;b")).toBe("a\u00a0\u00a0b");
    expect(toPlainText("&amp;lt;")).toBe("&lt;");
  });

  test.each([
    ["&#38;&#x26;&#X26;", "&&&"],
    ["&#128;&#x99;&#0;&#13;", "€™\ufffd\r"],
    ["&#xD800;&#x110000;&#99999999999999999999999;", "\ufffd\ufffd\ufffd"],
    ["a&#1;&#xFFFE;&#xFDD0;b", "ab"],
    ["&amp &lt&copy &notit; &toString; &#; &#x;", "&amp &lt&copy &notit; &toString; &#; &#x;"],
    ["&NotEqualTilde;&AMP;", "≂̸&"],
  ])("the entities of %j", (html, text) => {
    expect(decodeEntities(html)).toBe(text);
  });

  test("the names are those of the HTML standard, as parse5 knows them", () => {
    const names = entityNames
      .trim()
      .split(/\s/)
      .filter((_, at) => at % 2 === 0);
    expect(names).toHaveLength(2125);
    const wrong = names.filter((name) => {
      const [node] = parseFragment(`&${name};`).childNodes;
      return !node || !("value" in node) || node.value !== decodeEntities(`&${name};`);
    });
    expect(wrong).toEqual([]);
  });
});
