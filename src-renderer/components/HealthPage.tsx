import { useCallback } from "react";
import { Button } from "react-aria-components";
import { AppError } from "../../src-shared/errors";
import type { CallOutput } from "../../src-shared/ipc";
import type { HealthLocation } from "../data-location";
import { countOf } from "../import-jobs";
import { useApi } from "../services";
import { useHealth } from "../use-health";
import { goTo } from "../use-location";
import { useSave } from "../use-save";
import { useCourses } from "../use-workspace";
import { CheckedCard } from "./CheckedCard";
import { CourseFilter } from "./CourseFilter";
import { EmptyState } from "./EmptyState";
import { ErrorCard } from "./ErrorCard";
import { HealthRunning } from "./HealthRunning";
import { OpenButtons } from "./OpenButtons";
import { SaveButton } from "./SaveButton";

/** What is wrong or odd in the data; the checks run when one comes here. */
export function HealthPage({ location }: { location: HealthLocation }) {
  const { data: courses } = useCourses();
  if (!courses) return null;
  if (courses.length === 0) {
    return (
      <EmptyState title="There is nothing to check yet." actions={<OpenButtons isPrimary />}>
        Open the exports of your analytics tables; then their days, keys and totals are looked
        through here.
      </EmptyState>
    );
  }
  return <Health location={location} />;
}

function Health({ location: { course } }: { location: HealthLocation }) {
  const api = useApi();
  const health = useHealth(course);
  const save = useSave(
    "finding",
    useCallback((job) => api.exportHealth({ job, course }), [api, course]),
  );
  const { data, error, isFetching, progress, stop, refetch } = health;
  return (
    <>
      <h2>Is anything wrong with the data?</h2>
      <p className="definition-line">
        What a course team should know before it trusts a number: gaps, doubles, totals that do not
        fit. Nothing is changed.
      </p>
      <div className="params">
        <CourseFilter
          table={null}
          value={course}
          onChange={(next) => goTo({ page: "data", tab: "health", course: next })}
        />
      </div>
      {isFetching && <HealthRunning progress={progress} onStop={stop} />}
      {!isFetching && error && <Failed error={error} onRetry={() => void refetch()} />}
      {!isFetching && data && (
        <>
          <div className="health-head">
            <HealthSummary {...data} />
            {data.found.length > 0 && <SaveButton save={save} label="Save as CSV…" />}
          </div>
          {data.found.map((checked) => (
            <CheckedCard key={checked.check} checked={checked} course={course} />
          ))}
        </>
      )}
    </>
  );
}

function Failed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const again = (
    <Button className="button" onPress={onRetry}>
      Check again
    </Button>
  );
  if (error instanceof AppError && error.code === "cancelled") {
    return (
      <EmptyState title="The checks were stopped." actions={again}>
        They look through every table once, which takes a while with many millions of rows.
      </EmptyState>
    );
  }
  return <ErrorCard error={error}>{again}</ErrorCard>;
}

function HealthSummary({ checks, found }: CallOutput<"checkHealth">) {
  const count = (severity: string) => found.filter((one) => one.severity === severity).length;
  const parts = [
    count("bad") > 0 && `${count("bad")} cannot be right`,
    count("warn") > 0 && `${count("warn")} ${count("warn") === 1 ? "needs" : "need"} a look`,
    count("info") > 0 && `${count("info")} good to know`,
  ].filter(Boolean);
  return (
    <p aria-live="polite">
      {countOf(checks, "check")} · {parts.length > 0 ? parts.join(" · ") : "all is well"}
    </p>
  );
}
