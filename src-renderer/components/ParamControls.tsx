import { Switch } from "react-aria-components";
import type { Course } from "../../src-shared/ipc";
import type { Report } from "../../src-shared/report";
import type { ReportLocation } from "../location";
import { type Control, listControls, withChoice } from "../report-params";
import type { Chosen } from "../use-choices";
import { goTo } from "../use-location";
import { ChoicePicker } from "./ChoicePicker";
import { CoursesPicker } from "./CoursesPicker";
import { DayPicker } from "./DayPicker";

interface ParamControlsProps {
  readonly report: Report;
  readonly location: ReportLocation;
  readonly chosen?: Chosen;
  /** The newest day with data, `YYYY-MM-DD`. */
  readonly newest?: string | undefined;
  readonly courses?: readonly Course[];
}

/** What the question is asked about, below it. */
export function ParamControls(props: ParamControlsProps) {
  const controls = listControls(props.report);
  if (controls.length === 0) return null;
  return (
    <div className="params">
      {controls.map((control) => (
        <ParamControl key={control.name} control={control} {...props} />
      ))}
    </div>
  );
}

function ParamControl(props: ParamControlsProps & { control: Control }) {
  const { control, location, chosen, newest, courses = [] } = props;
  const { name, param, kind } = control;
  const choose = (value: string | null) =>
    goTo({ ...location, choices: withChoice(location.choices, name, value) });
  const value = location.choices[name] ?? null;
  switch (kind) {
    case "choice":
      return chosen?.list ? (
        <ChoicePicker
          label={param.label}
          choices={chosen.list}
          value={chosen.value}
          onChange={choose}
        />
      ) : null;
    case "day":
      return (
        <DayPicker
          label={param.label}
          hint={newest ? `newest: ${newest}` : param.help.replace(/:.*$/, "")}
          value={value}
          placeholder={newest}
          onChange={choose}
        />
      );
    case "switch":
      return (
        <Switch
          className="switch"
          isSelected={value !== null}
          onChange={(isOn) => choose(isOn ? "true" : null)}
        >
          <i className="switch-track" />
          {param.label}
        </Switch>
      );
    case "courses":
      return (
        <CoursesPicker label={param.label} courses={courses} value={value} onChange={choose} />
      );
  }
}
