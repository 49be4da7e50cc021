import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findCcxNumber,
  findCourseKey,
  formatCourseKey,
  toFileStem,
} from "../../src-shared/course-key";

/** The examples of course-overview.md §5.3; the number is the example's. */
const keys: readonly [number, string, (string | null)[], string?][] = [
  [1, "course-v1:edX+DemoX+Demo_Course", ["edX", "DemoX", "Demo_Course"]],
  [2, "course-v1:MITx+6.00.1x+2T2023", ["MITx", "6.00.1x", "2T2023"]],
  [3, "course-v1:A-B+C~D+2024.Q1", ["A-B", "C~D", "2024.Q1"]],
  [4, "course-v1:édX+Ñandú+2024", ["édX", "Ñandú", "2024"]],
  [5, "course-v1:课程+数学+2024", ["课程", "数学", "2024"]],
  [6, "course-v1:edX+Demo:X+R1", ["edX", "Demo:X", "R1"]],
  [7, "course-v1:edX+DemoX+R1+branch@draft-branch", ["edX", "DemoX", "R1"]],
  [
    8,
    "course-v1:edX+DemoX+R1+branch@published-branch+version@519665f6223ebd6980884f2b",
    ["edX", "DemoX", "R1"],
  ],
  [9, "course-v1:version@519665f6223ebd6980884f2b", [null, null, null]],
  [
    10,
    "course-v1:edX+DemoX+R1+type@problem+block@abc",
    ["edX", "DemoX", "R1"],
    "course-v1:edX+DemoX+R1",
  ],
  [11, "slashes:edX+DemoX+R1", ["edX", "DemoX", "R1"], "course-v1:edX+DemoX+R1"],
  [12, "edX/DemoX/Demo_Course", ["edX", "DemoX", "Demo_Course"]],
  [13, "MITx/6.002x/2012_Fall", ["MITx", "6.002x", "2012_Fall"]],
  [14, "edX/50%25/run", ["edX", "50%25", "run"]],
  [15, "org/course/", ["org", "course", ""]],
  [16, "library-v1:edX+ProblemBank", ["edX", "ProblemBank", "library"]],
  [17, "library-v1:edX+Lib+run", ["edX", "Lib", "library"], "library-v1:edX+Lib"],
  [18, "ccx-v1:edX+DemoX+R1+ccx@12", ["edX", "DemoX", "R1"]],
  [19, "course-v1:edX+DemoX+course-v1:x", ["edX", "DemoX", "course-v1:x"]],
];

const notKeys: readonly [number, string][] = [
  [20, "lib:edX:problem-bank"],
  [21, "course-v1:edX+DemoX"],
  [22, "course-v1:edX+DemoX+R1+"],
  [23, "course-v1:edX+DemoX+R1+extra"],
  [24, "course-v1:edX+Demo X+R1"],
  [25, "course-v1:edX+DemoX+R1 "],
  [25, "course-v1:edX+DemoX+R1\n"],
  [26, " course-v1:edX+DemoX+R1"],
  [27, "Course-v1:edX+DemoX+R1"],
  [28, "edX+DemoX+R1"],
  [29, "course-v1:edX++R1"],
  [30, "course-v1:edX+DemoX+R%201"],
  [31, "course-v1:edX+Demo&X+R1"],
  [32, "course-v1:edX/DemoX/R1"],
  [33, "course-v1:version@519665f6223e"],
  [34, "course-v1:edX+branch@x+R1"],
  [35, "course-v1:"],
  [35, ""],
  [36, "org/course"],
  [36, "org/course/run/extra"],
  [37, "foo!/bar/baz"],
  [37, "edX/Demo X/R1"],
  [37, "edX/Demo+X/R1"],
  [38, "edX/Demo~X/run"],
  [38, "edX/Demo:X/run"],
  [39, "/c/r"],
  [39, "o//r"],
  [39, "//"],
  [40, "ccx-v1:edX+DemoX+R1"],
  [40, "ccx-v1:edX+DemoX+R1+ccx@abc"],
  [41, "library-v1:edX"],
  [42, "block-v1:edX+DemoX+R1+type@course+block@course"],
  [43, "i4x://edX/DemoX/course/R1"],
  [44, "http:mit.eecs"],
  [44, "null"],
];

describe("a course key", () => {
  test.each(keys)("example %i: %s is %j", (_, text, [org, course, run], formatted = text) => {
    const key = findCourseKey(text);
    expect(key).toMatchObject({ org, course, run });
    expect(key && formatCourseKey(key)).toBe(formatted);
  });

  test("example 7: the branch is a part of its own", () => {
    expect(findCourseKey("course-v1:edX+DemoX+R1+branch@draft-branch")?.branch).toBe(
      "draft-branch",
    );
  });

  test("example 18: a CCX has its number", () => {
    expect(findCourseKey("ccx-v1:edX+DemoX+R1+ccx@12")?.ccx).toBe("12");
  });

  test.each(notKeys)("example %i: %j is none", (_, text) => {
    expect(findCourseKey(text)).toBeUndefined();
  });

  const part = fc.stringMatching(/^[a-zA-Z0-9_.~é数-]{1,8}$/u);

  test("of any three valid parts is read back as they are", () => {
    fc.assert(
      fc.property(part, part, part, (org, course, run) => {
        const key = findCourseKey(`course-v1:${org}+${course}+${run}`);
        expect([key?.org, key?.course, key?.run]).toEqual([org, course, run]);
      }),
    );
  });

  test("whatever is read is written as a key that reads the same", () => {
    const text = fc.stringMatching(
      /^(course-v1:|ccx-v1:|library-v1:|slashes:)?[a-z/+.:@~ %]{0,12}(\+ccx@1)?$/,
    );
    fc.assert(
      fc.property(text, (input) => {
        const key = findCourseKey(input);
        if (key) expect(findCourseKey(formatCourseKey(key))).toEqual(key);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("by the library's own tests (§7, Keys)", () => {
  const valid = keys.map(([, text]) => text).filter((text) => text !== "org/course/");
  const tails = ["\n", "\n\n", " ", "   ", "\t"];

  test.each(valid)("%s is none with anything blank after it", (text) => {
    for (const tail of tails) expect(findCourseKey(text + tail)).toBeUndefined();
  });

  const bad = [" x", "x ", "a b", "a,b", "a+b", "a&b", "a()b", "\ufffd"];
  const places = ["org", "course", "run"] as const;
  test.each(places.flatMap((place) => bad.map((part) => [place, part] as const)))(
    "%s is not %j",
    (place, part) => {
      const parts = places.map((name) => (name === place ? part : "ok"));
      expect(findCourseKey(`course-v1:${parts.join("+")}`)).toBeUndefined();
      expect(findCourseKey(parts.join("/"))).toBeUndefined();
    },
  );

  test("the run may be empty in the slash form only", () => {
    expect(findCourseKey("org/course/")?.run).toBe("");
    expect(findCourseKey("course-v1:org+course+")).toBeUndefined();
  });
});

describe("the grammar (§5.2)", () => {
  const id = fc.stringMatching(/^[\p{L}\p{N}_\-~.:]{1,6}$/u);
  const version = fc.stringMatching(/^[a-f0-9]{24}$/);
  const tail = (parts: Record<string, string | undefined>) =>
    Object.entries(parts).flatMap(([name, part]) =>
      part === undefined ? [] : [`${name}@${part}`],
    );
  const maybe = (part: typeof id) => fc.option(part, { nil: undefined });

  test("every key that it makes is read back part by part, and written again", () => {
    fc.assert(
      fc.property(
        fc.record({ org: id, course: id, run: id, type: maybe(id), block: maybe(id) }),
        fc.record({ branch: maybe(id), version: maybe(version) }),
        fc.option(fc.stringMatching(/^\p{Nd}{1,4}$/u)),
        ({ org, course, run, type, block }, { branch, version: guid }, ccx) => {
          const head = [org, course, run, ...tail({ branch, version: guid })];
          if (ccx !== null) head.push(`ccx@${ccx}`);
          const namespace = ccx === null ? "course-v1" : "ccx-v1";
          const text = `${namespace}:${head.join("+")}`;
          const key = findCourseKey([text, ...tail({ type, block })].join("+"));
          expect(key).toEqual({
            namespace,
            org,
            course,
            run,
            branch: branch ?? null,
            version: guid ?? null,
            ccx,
          });
          expect(key && formatCourseKey(key)).toBe(text);
        },
      ),
    );
  });

  test("no key has a letter that no part may have", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 1 }), (letter) => {
        fc.pre(!/^[\p{L}\p{N}_\-~.:]?$/u.test(letter));
        for (const text of [
          `course-v1:a${letter}+b+c`,
          `ccx-v1:a+b${letter}+c+ccx@1`,
          `library-v1:a${letter}+b`,
        ]) {
          expect(findCourseKey(text), text).toBeUndefined();
        }
      }),
      { numRuns: 300, examples: [["\u0345"], ["\u0301"], ["%"], ["\u0939\u093f".slice(1)]] },
    );
  });

  test("decomposed accents are none, composed ones are letters", () => {
    expect(findCourseKey("course-v1:édX+X+1".normalize("NFC"))).toBeDefined();
    expect(findCourseKey("course-v1:édX+X+1".normalize("NFD"))).toBeUndefined();
  });

  test("only the words inside a CCX key may be in capitals", () => {
    expect(findCourseKey("ccx-v1:a+b+c+CCX@12")?.ccx).toBe("12");
    expect(findCourseKey("CCX-v1:a+b+c+ccx@12")).toBeUndefined();
    expect(findCourseKey("course-v1:a+b+c+BRANCH@x")).toBeUndefined();
    expect(findCourseKey(`ccx-v1:version@${"AB".repeat(12)}+ccx@1`)?.version).toBe("ab".repeat(12));
  });

  test("a course by version, named in part, is written as its version", () => {
    const version = "519665f6223ebd6980884f2b";
    const key = findCourseKey(`course-v1:edX+DemoX+branch@draft+version@${version}`);
    expect(key).toMatchObject({ org: "edX", course: "DemoX", run: null, branch: "draft", version });
    expect(key && formatCourseKey(key)).toBe(`course-v1:version@${version}`);
  });
});

describe("the number of a CCX", () => {
  test.each([
    ["ccx-v1:edX+DemoX+R1+ccx@12", 12],
    ["ccx-v1:edX+DemoX+R1+ccx@007", 7],
    ["ccx-v1:edX+DemoX+R1+ccx@١٢", 12],
    ["ccx-v1:edX+DemoX+R1+ccx@𝟗𝟎", 90],
    ["course-v1:edX+DemoX+R1", null],
  ])("of %s is %j", (text, number) => {
    const key = findCourseKey(text);
    expect(key && findCcxNumber(key)).toBe(number);
  });
});

describe("the file name's course part", () => {
  test.each([
    ["edX/DemoX/Demo_Course", "edX-DemoX-Demo_Course"],
    ["course-v1:edX+DemoX+Demo_2014", "edX-DemoX-Demo_2014"],
    ["ccx-v1:edx+1.005x-CCX+rerun+ccx@15", "edx-1.005x-CCX-rerun-ccx-15"],
    ["course-v1:课程+数学+2024", "课程-数学-2024"],
    ["course-v1:edX+Demo:X+R1", "edX-Demo_X-R1"],
    ["a+b+c:d e", "a_b_c_d_e"],
    ["../../etc/passwd", ".._.._etc_passwd"],
  ])("of %s is %s", (id, stem) => {
    expect(toFileStem(id)).toBe(stem);
  });

  test("has no character that Windows, macOS or Linux forbids, whatever the id", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (id) => {
        expect(toFileStem(id)).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
      }),
    );
  });
});
