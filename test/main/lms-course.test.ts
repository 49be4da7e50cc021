import { describe, expect, test } from "vitest";
import { findCourseOfPrefix, rememberCourse } from "../../src-main/import/lms-course";
import { openWorkspace } from "../../src-main/workspace";

const spring = "course-v1:HedgeX+BOT101+2024_Spring";

/** Asks for the course of a prefix, in a workspace that knows these courses. */
async function find(
  courses: readonly string[],
  prefix: string,
  said: Readonly<Record<string, string>> = {},
) {
  const engine = await openWorkspace(null);
  try {
    return await engine.withWriter(async (session) => {
      for (const course of courses) {
        await session.run(
          "insert into stored.course_tables select $course, 'lms_grade', 1, null, null",
          { course },
        );
      }
      for (const [name, course] of Object.entries(said))
        await rememberCourse(session, name, course);
      return findCourseOfPrefix(session, prefix);
    });
  } finally {
    await engine.close();
  }
}

describe("the course of a file's name", () => {
  test.each([
    ["HedgeX_BOT101_2024_Spring", spring],
    ["HedgeX-BOT101-2024_Spring", spring],
    ["HedgeX_BOT101_2014", "HedgeX/BOT101/2014"],
    ["HedgeX-BOT101-2014", "HedgeX/BOT101/2014"],
    ["HedgeX_1.05x_run_ccx_15", "ccx-v1:HedgeX+1.05x+run+ccx@15"],
    ["HedgeX_1.05x_run", "ccx-v1:HedgeX+1.05x+run+ccx@15"],
    ["HedgeX_Bot101_2024", "course-v1:HedgeX+Bo~t101+2024"],
    ["HedgeX_Bo_t101_2024", "course-v1:HedgeX+Bo~t101+2024"],
  ])("%s is the known course %s", async (prefix, course) => {
    expect(await find([course, "course-v1:Other+X+1"], prefix)).toBe(course);
  });

  test("may be the course's id itself, known or not", async () => {
    expect(await find([], spring)).toBe(spring);
  });

  test("is nobody's where no course, or more than one, is written so", async () => {
    expect(await find([spring], "HedgeX_BOT101_2024")).toBeUndefined();
    const doubles = ["HedgeX/BOT101/2014", "course-v1:HedgeX+BOT101+2014"];
    expect(await find(doubles, "HedgeX_BOT101_2014")).toBeUndefined();
    expect(await find(["course-v1:a_b+c+d", "course-v1:a+b_c+d"], "a_b_c_d")).toBeUndefined();
  });

  test("is what a person said, whatever is known", async () => {
    const said = { HedgeX_BOT101_2024_Spring: "HedgeX/Other/run" };
    expect(await find([spring], "HedgeX_BOT101_2024_Spring", said)).toBe("HedgeX/Other/run");
  });

  test("is what a person said last", async () => {
    const engine = await openWorkspace(null);
    try {
      await engine.withWriter(async (session) => {
        await rememberCourse(session, "x", spring);
        await rememberCourse(session, "x", "HedgeX/Other/run");
        expect(await findCourseOfPrefix(session, "x")).toBe("HedgeX/Other/run");
        expect(await session.list("select * from stored.file_courses")).toHaveLength(1);
      });
    } finally {
      await engine.close();
    }
  });

  test.each(["BOT101", "course-v1:HedgeX+BOT101", "", "course-v1:a b+c+d"])(
    "%j is no course id",
    async (course) => {
      await expect(find([], "x", { x: course })).rejects.toMatchObject({ code: "bad-input" });
    },
  );
});
