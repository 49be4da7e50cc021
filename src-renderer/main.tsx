import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import type { Bridge } from "./api";
import { applyTheme } from "./apply-theme";

declare global {
  interface Window {
    readonly coursescope: Bridge;
  }
}

const root = document.getElementById("root");
if (!root) throw new Error("no root: index.html lacks it");

applyTheme(document.documentElement, window.matchMedia("(prefers-color-scheme: dark)"));
createRoot(root).render(
  <StrictMode>
    <App bridge={window.coursescope} />
  </StrictMode>,
);
