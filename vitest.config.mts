import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

// An awkward zone: whatever uses local time by mistake is off by hours, and by a day near midnight.
process.env.TZ = "America/Los_Angeles";

// A version that no release changes, since it stands in expected files.
const define = { __COURSESCOPE_VERSION__: JSON.stringify("0.0.0") };

export default defineConfig({
  test: {
    // With two cores Vitest would use one; much of the time DuckDB or a process is waited for.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        define,
        test: {
          name: "unit",
          include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
          exclude: ["test/window/**", "test/bench/**"],
          // Files share what they import, which takes a second each; they leave nothing else behind.
          isolate: false,
          // Long enough for a slow machine that does other things too.
          testTimeout: 60_000,
        },
      },
      {
        define,
        test: { name: "bench", include: ["test/bench/bench.ts"], testTimeout: 3_600_000 },
      },
      {
        test: {
          name: "window",
          include: ["test/window/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
