import { useMemo } from "react";
import {
  type CourseSum,
  sumTotals,
  type TotalName,
  totalLabels,
  totalNames,
  totalNotes,
} from "../../src-shared/course-totals";
import { formatChange, formatNumber, formatShare } from "../../src-shared/format";
import type { Course } from "../../src-shared/ipc";

/** The numbers of the courses that are shown, together. */
export function CourseTotals({ courses }: { courses: readonly Course[] }) {
  const sums = useMemo(() => sumTotals(courses), [courses]);
  const names = totalNames.filter((name) => name !== "passing" || sums.passing.known > 0);
  return (
    <dl className="figures course-figures">
      {names.map((name) => (
        <div
          className="figure"
          key={name}
          title={`${totalNotes[name]}, summed over the courses shown`}
        >
          <dt>{totalLabels[name]}</dt>
          <dd>
            <TotalNumber
              name={name}
              sum={sums[name]}
              current={sums.current}
              count={courses.length}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface TotalNumberProps {
  readonly name: TotalName;
  readonly sum: CourseSum;
  readonly current: CourseSum;
  readonly count: number;
}

function TotalNumber({ name, sum: { value, known }, current, count }: TotalNumberProps) {
  const locale = navigator.language;
  if (value === null) {
    return (
      <>
        <span className="figure-none">–</span>
        <small>{count === 1 ? "not known" : "not known of any"}</small>
      </>
    );
  }
  const isChange = name === "weekChange";
  const tone = !isChange || value === 0 ? undefined : value > 0 ? "up" : "down";
  const isShare = name === "verified" && known === current.known && Boolean(current.value);
  return (
    <>
      <span className={tone}>
        {isChange ? formatChange(value, locale) : formatTotal(value, locale)}
      </span>
      {isShare && <small>{formatShare(value / (current.value ?? 1), locale)} of enrolled</small>}
      {known < count && (
        <small>
          {formatNumber(known, locale)} of {formatNumber(count, locale)} courses
        </small>
      )}
    </>
  );
}

/** From ten million on in millions, so that five of them go side by side. */
function formatTotal(value: number, locale: string): string {
  if (value < 10_000_000) return formatNumber(value, locale);
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(
    value,
  );
}
