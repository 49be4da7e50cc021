import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import packageJson from "./package.json" with { type: "json" };

// Targets are explicit: electron-vite otherwise derives them from the installed electron, and the
// oldest runtime the window may meet is Electron 25 (Node 18, Chrome 114). Main, preload and command
// line are CommonJS; packages that are ESM only are bundled, since Node 18 cannot require them.
const esmOnly = ["@observablehq/plot", "parse5"];

export default defineConfig({
  main: {
    define: { __COURSESCOPE_VERSION__: JSON.stringify(packageJson.version) },
    build: {
      target: "node18",
      outDir: "out/main",
      externalizeDeps: { exclude: esmOnly },
      rollupOptions: {
        input: {
          main: "src-main/main.ts",
          cli: "src-main/cli.ts",
          worker: "src-main/import/convert/worker.ts",
          "book-worker": "src-main/export/book/worker.ts",
        },
        output: { format: "cjs", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  },
  preload: {
    build: {
      target: "node18",
      outDir: "out/preload",
      rollupOptions: {
        input: { preload: "src-main/preload.ts" },
        output: { format: "cjs", entryFileNames: "[name].js" },
      },
    },
  },
  renderer: {
    root: "src-renderer",
    plugins: [react()],
    build: {
      target: "chrome114",
      cssTarget: "chrome114",
      outDir: "out/renderer",
      // Everything is a file of the app: the page's policy allows no data: script or style.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: "src-renderer/index.html" },
    },
  },
});
