import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import type { Saved } from "../../src-shared/ipc";
import { countOf } from "../import-jobs";
import { useReveal } from "../use-tell-saved";
import { Icon } from "./Icon";

interface SavedViewProps {
  readonly saved: Saved;
  /** In which form, and how it was protected. */
  readonly how: string;
  /** What can be done with the file. */
  readonly children?: ReactNode;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** What was saved, what one should know of it, and the way to it. */
export function SavedView({ saved, how, children, onAgain, onClose }: SavedViewProps) {
  const reveal = useReveal();
  const { name, rows, notes, token } = saved;
  return (
    <>
      <div className="dialog-body saved">
        <div className="saved-head" role="status">
          <span className="saved-mark">
            <Icon name="check" />
          </span>
          <div>
            <b>Saved {name}</b>
            <p>{rows > 0 ? `${countOf(rows, "row")} · ${how}` : how}</p>
          </div>
        </div>
        {notes.length > 0 && (
          <ul className="saved-notes" aria-label="What to know about it">
            {notes.map((note) => (
              <li key={note} className="note">
                {note}
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
      <footer className="dialog-foot">
        <Button className="button quiet" onPress={onAgain}>
          Save another…
        </Button>
        <div className="foot-note" />
        <Button className="button" onPress={() => reveal(token)}>
          Show in folder
        </Button>
        <Button className="button primary" autoFocus onPress={onClose}>
          Done
        </Button>
      </footer>
    </>
  );
}
