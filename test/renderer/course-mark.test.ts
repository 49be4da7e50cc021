import { expect, test } from "vitest";
import { toCourseMark } from "../../src-renderer/course-mark";

const id = "course-v1:MITx+6.002x+2013_Spring";

test("a mark depends on nothing but the name and the key", () => {
  expect(toCourseMark("Circuits and Electronics", id)).toEqual({ initials: "CE", hue: 240 });
  expect(toCourseMark("Circuits and Electronics", id)).toEqual(
    toCourseMark("Circuits and Electronics", id),
  );
});

test.each([
  ["Circuits and Electronics", "CE"],
  ["The Analytics Edge", "AE"],
  ["L’art de l’ingénieur", "AI"],
  ["édition critique", "ÉC"],
  ["数据 科学", "数科"],
  ["Demo", "D"],
  ["X", "X"],
  ["", ""],
])("the initials of “%s” are %s", (name, initials) => {
  expect(toCourseMark(name, id).initials).toBe(initials);
});

test("a course called by its id is marked by its course part", () => {
  expect(toCourseMark(id, id).initials).toBe("6");
  const demo = "edX/DemoX_Intro/Demo_2014";
  expect(toCourseMark(demo, demo).initials).toBe("DI");
});
