import { useId, useState } from "react";
import { Button } from "react-aria-components";
import type { Checked, Finding } from "../../src-shared/ipc";
import { findReport } from "../../src-shared/reports/index";
import { hasCourseId, isTableName } from "../../src-shared/schema";
import { toShownName } from "../course-name";
import { toTableLocation } from "../data-location";
import { countOf } from "../import-jobs";
import { formatLocation } from "../location";
import { useCourses } from "../use-workspace";

interface CheckedCardProps {
  readonly checked: Checked;
  /** The one that the checks were asked about; then no finding says it again. */
  readonly course: string | null;
}

const severities = {
  bad: { label: "Cannot be right", tone: "bad" },
  warn: { label: "Needs a look", tone: "warn" },
  info: { label: "Good to know", tone: "plain" },
} as const;

const few = 5;

/** A check, what it found, what that means and what to do. */
export function CheckedCard({ checked, course }: CheckedCardProps) {
  const { title, severity, meaning, remedy, reports, findings, total } = checked;
  const [isWhole, setWhole] = useState(false);
  const heading = useId();
  const shown = isWhole ? findings : findings.slice(0, few);
  const { label, tone } = severities[severity];
  return (
    <section className="card checked" aria-labelledby={heading}>
      <header className="checked-head">
        <h3 id={heading}>{title}</h3>
        <span className="status" data-tone={tone}>
          {label}
        </span>
      </header>
      <ul className="findings">
        {shown.map((finding, place) => (
          <FindingItem key={place} finding={finding} hasCourse={course === null} />
        ))}
      </ul>
      {total > shown.length && (
        <p className="findings-more">
          {isWhole || findings.length <= few ? (
            `${countOf(total - shown.length, "more finding")}: save them as CSV to see them all.`
          ) : (
            <Button className="link" onPress={() => setWhole(true)}>
              {total > findings.length
                ? `Show the first ${findings.length} of ${countOf(total, "finding")}`
                : `Show all ${countOf(total, "finding")}`}
            </Button>
          )}
        </p>
      )}
      <dl className="advice">
        <div>
          <dt>What it means</dt>
          <dd>
            {meaning}
            {reports.length > 0 && (
              <> Seen in: {reports.map((id) => findReport(id)?.title ?? id).join(", ")}.</>
            )}
          </dd>
        </div>
        <div>
          <dt>What to do</dt>
          <dd>{remedy}</dd>
        </div>
      </dl>
    </section>
  );
}

function FindingItem({ finding, hasCourse }: { finding: Finding; hasCourse: boolean }) {
  const { course, table, sentence, examples } = finding;
  return (
    <li>
      <p>
        {hasCourse && course !== null && <FindingCourse id={course} />}
        {sentence}
      </p>
      <p className="finding-facts">
        {table !== null && (
          <a
            className="cell-link"
            href={formatLocation({ ...toTableLocation(table), course: toFilter(course, table) })}
          >
            <code>{table}</code>
          </a>
        )}
        {examples.length > 0 && <span title={examples.join("\n")}>{examples.join(" · ")}</span>}
      </p>
    </li>
  );
}

function FindingCourse({ id }: { id: string }) {
  const { data: courses } = useCourses();
  const course = courses?.find((one) => one.id === id);
  return (
    <b className="finding-course" title={id}>
      {course ? toShownName(course) : id}
    </b>
  );
}

/** Only rows that say which course they are of can be chosen by it. */
function toFilter(course: string | null, table: string): string | null {
  return isTableName(table) && hasCourseId(table) ? course : null;
}
