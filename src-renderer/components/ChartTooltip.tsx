import type { Report } from "../../src-shared/report";
import { toVariable } from "../apply-theme";
import type { DrawnChart } from "../chart";
import type { ChartPoint } from "../chart-points";
import { toPointText } from "./describe-point";
import { Swatch } from "./Swatch";

interface ChartTooltipProps {
  readonly report: Report;
  readonly chart: DrawnChart;
  readonly point: ChartPoint;
  readonly width: number;
}

/** A rule at the point, a dot on each series, and one box with all of them. */
export function ChartTooltip({ report, chart, point, width }: ChartTooltipProps) {
  const { when, lines, total } = toPointText(report, chart, point);
  const { top, bottom } = chart.frame;
  const isRight = point.x > width * 0.58;
  const place = isRight ? { right: width - point.x + 14 } : { left: point.x + 14 };
  const dots = report.chart.mark === "line" ? point.values : [];
  return (
    <>
      <svg className="pointer" aria-hidden="true">
        <line x1={point.x} x2={point.x} y1={top - 6} y2={bottom} />
        {dots.map(({ y }, series) => {
          const one = chart.series[series];
          if (y === null || !one) return null;
          return <circle key={one.column} cx={point.x} cy={y} r={4} fill={toVariable(one.tone)} />;
        })}
      </svg>
      <div className="tooltip" style={{ top: top - 6, ...place }} aria-hidden="true">
        <p>{when}</p>
        <table>
          <tbody>
            {lines.map((line) => (
              <tr key={line.label}>
                <td>
                  <Swatch tone={line.tone} />
                  {line.label}
                </td>
                <td>{line.value}</td>
                {total !== null && <td className="tooltip-share">{line.share}</td>}
              </tr>
            ))}
            {total !== null && (
              <tr className="tooltip-total">
                <td>Total</td>
                <td>{total}</td>
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}
