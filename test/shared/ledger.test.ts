import { describe, expect, test } from "vitest";
import { ledger, peers, statuses } from "../../src-shared/ledger";
import { findReport, reports } from "../../src-shared/reports";

/** `courses/{course_id}/enrollment/mode/` is `enrollment/mode/` in the ledger. */
function toShortPath(api: string): string {
  return api.replace(/^(courses|problems|videos)\/\{\w+\}\//, "");
}

describe("the ledger", () => {
  test("names a report of ours for whatever is the same or differs, and for nothing else", () => {
    for (const { metric, status, ours } of ledger) {
      const isHere = status === "same" || status === "differs";
      expect(ours !== undefined, metric).toBe(isHere);
      if (ours !== undefined) expect(findReport(ours), metric).toBeDefined();
    }
  });

  test("says how of all that is not the same", () => {
    const silent = ledger.filter(({ status, how }) => status !== "same" && !how);
    expect(silent).toEqual([]);
  });

  test("says it in sentences", () => {
    const broken = ledger.filter(({ how }) => how !== undefined && !/^[A-Z][^|!]*\.$/.test(how));
    expect(broken).toEqual([]);
  });

  test("has no metric twice for a peer", () => {
    const names = ledger.map(({ peer, metric }) => `${peer}: ${metric.toLowerCase()}`);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  test("names metrics that fit in a table", () => {
    const broken = ledger.filter(({ metric }) => /[|\n]/.test(metric) || metric !== metric.trim());
    expect(broken).toEqual([]);
  });

  test("has a part for every peer and a use for every status", () => {
    expect([...new Set(ledger.map(({ peer }) => peer))]).toEqual(peers);
    expect(new Set(ledger.map(({ status }) => status))).toEqual(new Set(statuses));
  });

  test.each(reports.map(({ id, origin }) => [id, origin.api] as const))(
    "sets %s against the fields of %s",
    (id, api) => {
      const fields = ledger.filter(
        ({ peer, metric }) =>
          peer === "analytics API" && metric.startsWith(`${toShortPath(api)}: `),
      );
      expect(fields.map(({ ours }) => ours)).toContain(id);
      // An endpoint is what its own report replaces, and no other.
      expect(fields.filter(({ ours }) => ours !== undefined && ours !== id)).toEqual([]);
    },
  );
});
