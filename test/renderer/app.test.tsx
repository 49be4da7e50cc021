// @vitest-environment jsdom
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { App } from "../../src-renderer/App";
import { createFakeBridge, type FakeOptions, sampleFiles } from "./support/fake-bridge";
import { courses } from "./support/fixtures";

let root: Root | undefined;

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  );
  window.location.hash = "";
});

afterEach(() => {
  root?.unmount();
  vi.unstubAllGlobals();
});

async function open(hash: string, options: FakeOptions = {}) {
  const bridge = createFakeBridge({ reportDelayMs: 0, ...options });
  window.location.hash = hash;
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
  root?.render(<App bridge={bridge} />);
  await eventually(() => expect(bridge.calls.length).toBeGreaterThan(1));
  return { bridge, names: () => bridge.calls.map(({ name }) => name) };
}

/** Lets the page work until the check holds. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 10 });
const text = () => document.body.textContent ?? "";
const course = encodeURIComponent("course-v1:MITx+6.002x+2024_Spring");

test("with courses and no address, all of them are shown", async () => {
  await open("");
  await eventually(() => expect(document.querySelector("h1")?.textContent).toBe("Courses"));
  expect(window.location.hash).toBe("#/");
});

test("with one course and no address, that course is shown", async () => {
  await open("", { courses: courses.slice(0, 1) });
  await eventually(() =>
    expect(document.querySelector("h1")?.textContent).toBe("Circuits and Electronics"),
  );
  expect(window.location.hash).toBe(`#/course/${course}`);
});

test("a report's address leads to the report", async () => {
  await open(`#/course/${course}/enrollment`);
  await eventually(() => expect(text()).toContain("Three days have no data (Mar 18 – 20)."));
  expect(text()).toContain("How many learners were enrolled, day by day?");
});

test("without courses, the page says how to begin", async () => {
  await open("", { isEmpty: true });
  await eventually(() => expect(text()).toContain("Nothing leaves this computer."));
});

test("a report without data says what it comes from, and asks main for nothing", async () => {
  const other = encodeURIComponent("course-v1:DelftX+CTB3365DWx+1T2024");
  const { names } = await open(`#/course/${other}/engagement-activity`);
  await eventually(() => expect(text()).toContain("No weekly activity for this course."));
  expect(text()).toContain("course_activity");
  expect(names()).not.toContain("runReport");
});

test("days without data are an error that says what to do", async () => {
  await open(`#/course/${course}/enrollment?start_date=2019-01-01&end_date=2019-02-01`);
  await eventually(() => expect(text()).toContain("The data goes from"));
  expect(document.querySelector("[role=alert]")).not.toBeNull();
  expect(text()).toContain("Show the whole period");
});

test("leaving a report that is still computed cancels its job", async () => {
  const { bridge } = await open(`#/course/${course}/enrollment`, { reportDelayMs: 500 });
  const findRun = () => bridge.calls.find(({ name }) => name === "runReport");
  await eventually(() => expect(findRun()).toBeDefined());
  const { job } = (findRun() ?? { input: {} }).input as { job?: string };
  window.location.hash = `#/course/${course}/enrollment_mode`;
  const cancel = { name: "cancelJob", input: { job } };
  await eventually(() => expect(bridge.calls).toContainEqual(cancel));
});

test("dropped files are imported, and an empty workspace then shows its courses", async () => {
  const { bridge } = await open("", { isEmpty: true, files: sampleFiles });
  const source = { token: "t1", name: "a.csv", size: 1, isFolder: false };
  bridge.send("dropped", { sources: [source] });
  await eventually(() => expect(text()).toContain("Imported 2 files · 2 need a look"));
  expect(bridge.calls).toContainEqual({
    name: "importSources",
    input: expect.objectContaining({ tokens: ["t1"] }),
  });
  await eventually(() => expect(document.querySelector("h1")?.textContent).toBe("Courses"));
  expect(window.location.hash).toBe("#/");
});
