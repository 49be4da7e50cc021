import { useState } from "react";
import { Button, Menu, MenuTrigger, Popover } from "react-aria-components";
import { formatFacts } from "../../src-shared/export-format";
import type { Course } from "../../src-shared/ipc";
import { countOf } from "../import-jobs";
import { bookHelp, rowFormatOrder, toRowHelp } from "../row-formats";
import { useExportCommand } from "../use-export-command";
import { useRowExports } from "../use-row-exports";
import { useCourseList } from "../use-row-subject";
import { BookDialog } from "./BookDialog";
import { FormatSection } from "./FormatSection";
import { Icon } from "./Icon";

interface CoursesMenuProps {
  /** What is shown, in its order. */
  readonly courses: readonly Course[];
  readonly asOf: string | null;
}

/** The list of courses as a table, or their reports. */
export function CoursesMenu({ courses, asOf }: CoursesMenuProps) {
  const save = useRowExports(useCourseList(courses, asOf));
  const [isOpen, setOpen] = useState(false);
  const [isBook, setBook] = useState(false);
  const isEmpty = courses.length === 0;
  useExportCommand(!isEmpty, () => setOpen(true));
  const lists = rowFormatOrder.map((format) => ({
    key: format,
    label: formatFacts[format].label,
    help: toRowHelp("table", format),
    onAction: () => save(format),
  }));
  const book = {
    key: "book",
    label: "Course reports",
    help: bookHelp,
    onAction: () => setBook(true),
  };
  const count = countOf(courses.length, "course");
  return (
    <>
      <MenuTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className="button primary" isDisabled={isEmpty}>
          Export
          <Icon name="chevron" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="menu" aria-label="Export">
            <FormatSection title={`List of ${count}`} items={lists} />
            <FormatSection title={`Reports of ${count}`} items={[book]} />
          </Menu>
        </Popover>
      </MenuTrigger>
      <BookDialog courses={courses} days={null} isOpen={isBook} onClose={() => setBook(false)} />
    </>
  );
}
