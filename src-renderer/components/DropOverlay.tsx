import { useEffect, useState } from "react";
import { Icon } from "./Icon";

/** Says that a drop is welcome. The preload takes the files; main answers with the event `dropped`. */
export function DropOverlay() {
  const isOver = useDrag();
  if (!isOver) return null;
  return (
    <div className="drop-overlay" aria-hidden="true">
      <div>
        <Icon name="tray" />
        Drop to import
      </div>
    </div>
  );
}

function useDrag(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      // Without this the browser refuses the drop.
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      // Out of the window, and not into one of its parts.
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
    };
    window.addEventListener("dragenter", onDragOver);
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragenter", onDragOver);
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, []);
  return isOver;
}
