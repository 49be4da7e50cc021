import { useState } from "react";
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { LedgerEntry } from "../../src-shared/ipc";
import { describeUndo, useUndo, useUndoHindrance, useUndoPreview } from "../use-undo";

interface UndoButtonProps {
  readonly entry: LedgerEntry;
  readonly label: string;
  readonly className: string;
  readonly onUndone?: () => void;
}

/** Asks first, saying what will go and what comes back. */
export function UndoButton({ entry, label, className, onUndone }: UndoButtonProps) {
  const hindrance = useUndoHindrance();
  return (
    <DialogTrigger>
      <span title={hindrance ?? undefined}>
        <Button
          className={className}
          isDisabled={hindrance !== null}
          aria-label={`${label.replace("…", "")}: ${entry.name}`}
        >
          {label}
        </Button>
      </span>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal modal-small">
          <Dialog className="dialog" role="alertdialog">
            {({ close }) => (
              <UndoDialog
                entry={entry}
                close={close}
                {...(onUndone && { onUndone })}
                hindrance={hindrance}
              />
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

interface UndoDialogProps {
  readonly entry: LedgerEntry;
  readonly hindrance: string | null;
  readonly close: () => void;
  readonly onUndone?: () => void;
}

function UndoDialog({ entry, hindrance, close, onUndone }: UndoDialogProps) {
  const { data: preview, error } = useUndoPreview(entry.importId);
  const undo = useUndo();
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    await undo(entry);
    close();
    onUndone?.();
  };
  return (
    <div className="dialog-body confirm">
      <Heading slot="title">Undo this import?</Heading>
      <p className="confirm-name">{entry.name}</p>
      <p aria-live="polite">
        {error && "It could not be found out what this would do."}
        {!error && (preview ? describeUndo(preview) : "Counting its rows…")}
      </p>
      <p>The file itself stays where it is.</p>
      {hindrance && <p className="note">{hindrance}</p>}
      <div className="confirm-actions">
        <Button className="button" onPress={close}>
          Cancel
        </Button>
        <Button
          className="button primary"
          isDisabled={!preview || isBusy || hindrance !== null}
          onPress={() => void confirm()}
        >
          {isBusy ? "Taking it out…" : "Undo import"}
        </Button>
      </div>
    </div>
  );
}
