import { useEvent } from "./services";

/** Opens the way out of what is on the screen when the application's menu asks for it, and no dialog is open. */
export function useExportCommand(isOn: boolean, open: () => void): void {
  useEvent("command", ({ name }) => {
    if (!isOn || name !== "export") return;
    if (!document.querySelector('[role="dialog"], [role="alertdialog"]')) open();
  });
}
