import { useMemo } from "react";
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from "react-aria-components";
import type { Course } from "../../src-shared/ipc";
import type { CourseChoice } from "../course-choice";
import { type CourseSortName, courseSorts, listSorts } from "../course-sort";
import { goTo } from "../use-location";
import { Icon } from "./Icon";

interface SortMenuProps {
  readonly choice: CourseChoice;
  readonly courses: readonly Course[];
  readonly sort: CourseSortName;
}

export function SortMenu({ choice, courses, sort }: SortMenuProps) {
  const names = useMemo(() => listSorts(courses), [courses]);
  const { label } = courseSorts[sort];
  const show = (change: Partial<CourseChoice>) =>
    goTo({ page: "home", choice: { ...choice, ...change } });
  return (
    <MenuTrigger>
      <Button
        className="button"
        aria-label={`Order: ${label}${choice.isReversed ? ", reversed" : ""}`}
      >
        <Icon name="sort" />
        <span className="sort-label">{label}</span>
        <Icon name={choice.isReversed ? "up" : "chevron"} />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label="Order" selectionMode="single" selectedKeys={[sort]}>
          {names.map((name) => (
            <MenuItem
              key={name}
              id={name}
              className="menu-item"
              onAction={() => show({ sort: name, isReversed: false })}
            >
              {courseSorts[name].label}
              <small>{courseSorts[name].note}</small>
            </MenuItem>
          ))}
          <Separator className="menu-line" />
          <MenuItem
            id="reverse"
            className="menu-item"
            onAction={() => show({ isReversed: !choice.isReversed })}
          >
            {choice.isReversed ? "Back to the usual direction" : "Reverse"}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
