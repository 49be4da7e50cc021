import { useState } from "react";
import {
  Button,
  ComboBox,
  Form,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from "react-aria-components";
import { findCourseKey } from "../../src-shared/course-key";
import { toShownName } from "../course-name";
import type { ImportJob } from "../import-jobs";
import { useImports } from "../use-imports";
import { useCourses } from "../use-workspace";
import { Icon } from "./Icon";

/** Asks once for what several files' names begin with, and imports them again with the answers. */
export function CourseQuestions({
  job,
  prefixes,
}: {
  job: ImportJob;
  prefixes: readonly string[];
}) {
  const { sayCourses } = useImports();
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({});
  const said = Object.entries(answers).filter(([, id]) => findCourseKey(id));
  return (
    <Form
      className="course-questions"
      onSubmit={(event) => {
        event.preventDefault();
        if (said.length > 0) sayCourses(job, Object.fromEntries(said));
      }}
    >
      <p>
        Some files do not say which course they are of. Choose it, or type its id; the answer is
        remembered for files of the same name.
      </p>
      {prefixes.map((prefix) => (
        <CourseQuestion
          key={prefix}
          prefix={prefix}
          onChange={(id) => setAnswers((before) => ({ ...before, [prefix]: id.trim() }))}
        />
      ))}
      <Button className="button primary" type="submit" isDisabled={said.length === 0}>
        Import
      </Button>
    </Form>
  );
}

function CourseQuestion({ prefix, onChange }: { prefix: string; onChange: (id: string) => void }) {
  const { data: courses } = useCourses();
  return (
    <ComboBox
      className="picker course-question"
      allowsCustomValue
      menuTrigger="focus"
      defaultItems={(courses ?? []).map((course) => ({ id: course.id, name: toShownName(course) }))}
      onInputChange={onChange}
    >
      <Label className="param-label">{prefix}</Label>
      <div className="picker-field">
        <Input className="picker-input" placeholder="course-v1:…" />
        <Button className="picker-button">
          <Icon name="chevron" />
        </Button>
      </div>
      <Popover className="popover picker-popover" placement="bottom start">
        <ListBox className="picker-list">
          {(item: { id: string; name: string }) => (
            <ListBoxItem className="picker-item" textValue={item.id}>
              <span className="cut">{item.name}</span>
              <small className="cut">{item.id}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
