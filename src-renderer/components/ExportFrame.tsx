import type { ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Icon } from "./Icon";

interface ExportFrameProps {
  readonly title: string;
  /** What it is about, beside the title. */
  readonly about: string;
  /** As high as what is in it. */
  readonly isFitting?: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A wide dialog: a title, what can be chosen, and a foot that never scrolls away. */
export function ExportFrame(props: ExportFrameProps) {
  const { title, about, isFitting = false, isOpen, onClose, children } = props;
  return (
    <ModalOverlay
      className="overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(isStillOpen) => !isStillOpen && onClose()}
    >
      <Modal className="modal export-modal" data-fitting={isFitting ? "" : undefined}>
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" className="cut">
              {title}
            </Heading>
            <span className="key" title={about}>
              {about}
            </span>
            <Button slot="close" className="button quiet icon-only" aria-label="Close">
              <Icon name="close" />
            </Button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
