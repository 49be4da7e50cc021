import { computeFigures, type FigureValue } from "../../src-shared/figures";
import { formatChange, formatNumber, formatShare } from "../../src-shared/format";
import type { Report } from "../../src-shared/report";
import type { ResultTable } from "../../src-shared/result";
import { findChartDay } from "../chart-day";
import { formatDayName, formatDays } from "../day-text";

interface FiguresProps {
  readonly report: Report;
  readonly table: ResultTable;
}

/** The few numbers that matter, and the day they speak of. */
export function Figures({ report, table }: FiguresProps) {
  const locale = navigator.language;
  const figures = computeFigures(report, table);
  if (figures.length === 0) return null;
  return (
    <dl className="figures" style={{ maxWidth: figures.length * 330 }}>
      {figures.map((figure, place) => (
        <div
          className="figure"
          key={figure.label}
          title={place === 0 ? describeWhen(report, table) : undefined}
        >
          <dt>
            {figure.label}
            {place === 0 && <span className="figure-when">{describeWhen(report, table)}</span>}
          </dt>
          <dd>
            <FigureNumber figure={figure} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function FigureNumber({ figure, locale }: { figure: FigureValue; locale: string }) {
  const { value, share, isChange } = figure;
  if (value === null) {
    return (
      <span className="figure-none" title="The rows of this period do not say">
        –
      </span>
    );
  }
  if (typeof value === "string") {
    return (
      <span className="figure-text" title={value}>
        {value}
      </span>
    );
  }
  const tone = !isChange || value === 0 ? undefined : value > 0 ? "up" : "down";
  return (
    <>
      <span className={tone}>{formatValue(value, figure, locale)}</span>
      {share !== null && (
        <small>
          {formatShare(share, locale, { isChange })}
          {figure.shareLabel && ` of ${figure.shareLabel}`}
        </small>
      )}
    </>
  );
}

function formatValue(value: number, { isChange, isShare }: FigureValue, locale: string): string {
  if (isShare) return formatShare(value, locale);
  return isChange ? formatChange(value, locale) : formatNumber(value, locale);
}

function describeWhen(report: Report, table: ResultTable): string | undefined {
  const day = findChartDay(report, table);
  if (day === undefined) return undefined;
  const isWeekly = report.period?.unit === "week";
  return isWeekly ? formatDays({ first: day, last: day + 6 }) : formatDayName(day, "full");
}
