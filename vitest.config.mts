import { defineConfig } from "vitest/config";
import { version } from "./package.json";

// An awkward zone: whatever uses local time by mistake is off by hours, and by a day near midnight.
process.env.TZ = "America/Los_Angeles";

export default defineConfig({
  define: { __COURSESCOPE_VERSION__: JSON.stringify(version) },
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts", "test/**/*.test.tsx"],
          exclude: ["test/window/**"],
          testTimeout: 20_000,
        },
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
