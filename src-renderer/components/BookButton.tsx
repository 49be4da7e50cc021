import { useState } from "react";
import { Button } from "react-aria-components";
import type { Course } from "../../src-shared/ipc";
import { useExportCommand } from "../use-export-command";
import { BookDialog } from "./BookDialog";

interface BookButtonProps {
  readonly courses: readonly Course[];
  readonly className: string;
  /** Whether the application menu's Export opens it. */
  readonly isMain?: boolean;
}

/** Opens the dialog of several reports. */
export function BookButton({ courses, className, isMain = false }: BookButtonProps) {
  const [isOpen, setOpen] = useState(false);
  useExportCommand(isMain, () => setOpen(true));
  return (
    <>
      <Button className={className} onPress={() => setOpen(true)}>
        Export…
      </Button>
      <BookDialog courses={courses} days={null} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
