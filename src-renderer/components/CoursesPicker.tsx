import {
  Autocomplete,
  Button,
  Input,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  SearchField,
  useFilter,
} from "react-aria-components";
import type { Course } from "../../src-shared/ipc";
import { toShownName } from "../course-name";
import { countOf } from "../import-jobs";
import { formatKey } from "./CourseKey";
import { Icon } from "./Icon";

interface CoursesPickerProps {
  readonly label: string;
  readonly courses: readonly Course[];
  /** Ids with commas between, or null for all. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

export function CoursesPicker({ label, courses, value, onChange }: CoursesPickerProps) {
  const { contains } = useFilter({ sensitivity: "base" });
  const chosen = value?.split(",") ?? [];
  const text = chosen.length === 0 ? "All" : countOf(chosen.length, "course");
  return (
    <div className="courses-picker">
      <span className="param-label">{label}</span>
      <MenuTrigger>
        <Button className="button" aria-label={`${label}: ${text}`}>
          {text}
          <Icon name="chevron" />
        </Button>
        <Popover className="popover courses-popover" placement="bottom start">
          <Autocomplete filter={contains}>
            <SearchField className="picker-search" aria-label="Search courses" autoFocus>
              <Input className="picker-input" placeholder="Search courses" />
            </SearchField>
            <Menu
              className="menu"
              aria-label={label}
              selectionMode="multiple"
              escapeKeyBehavior="none"
              selectedKeys={chosen}
              onSelectionChange={(keys) =>
                onChange(keys === "all" ? null : [...keys].join(",") || null)
              }
            >
              {courses.map((course) => (
                <MenuItem
                  key={course.id}
                  id={course.id}
                  className="menu-item check-item"
                  textValue={`${toShownName(course)} ${course.id}`}
                >
                  <Icon name="check" />
                  <span className="cut">{toShownName(course)}</span>
                  <small className="cut">{formatKey(course)}</small>
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
        </Popover>
      </MenuTrigger>
      {value !== null && (
        <Button className="link" onPress={() => onChange(null)}>
          All courses
        </Button>
      )}
    </div>
  );
}
