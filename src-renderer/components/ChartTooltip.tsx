import { toVariable } from "../apply-theme";
import type { DrawnChart } from "../chart";
import type { ChartPoint } from "../chart-points";
import { Swatch } from "./Swatch";

interface ChartTooltipProps {
  readonly chart: DrawnChart;
  readonly point: ChartPoint;
  readonly width: number;
}

/** What is pointed at, marked, and one box with all that it says. */
export function ChartTooltip({ chart, point, width }: ChartTooltipProps) {
  const { title, lines, total } = chart.describe(point);
  const [name, id] = title.split("\n");
  return (
    <>
      <PointMark chart={chart} point={point} />
      <div className="tooltip" style={placeTooltip(chart, point, width)} aria-hidden="true">
        <p>{name}</p>
        {id && <p className="tooltip-id">{id}</p>}
        <table>
          <tbody>
            {lines.map((line) => (
              <tr key={line.label}>
                <td>
                  {line.tone && <Swatch tone={line.tone} />}
                  {line.label}
                </td>
                <td>{line.value}</td>
                {lines.some(({ share }) => share) && (
                  <td className="tooltip-share">{line.share}</td>
                )}
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

function placeTooltip({ pointing, frame }: DrawnChart, point: ChartPoint, width: number) {
  const isRight = point.x > width * 0.58;
  const place = isRight ? { right: width - point.x + 14 } : { left: point.x + 14 };
  if (pointing === "column") return { top: frame.top - 6, ...place };
  const isLow = point.y > (frame.top + frame.bottom) / 2;
  const beside = isLow
    ? { transform: "translateY(-100%)", top: point.y - 14 }
    : { top: point.y + 14 };
  return { ...beside, ...place };
}

function PointMark({ chart, point }: Omit<ChartTooltipProps, "width">) {
  const { x, box, outline, dots = [] } = point;
  const { top, bottom } = chart.frame;
  const isRule = !box && chart.pointing === "column";
  return (
    <svg className="pointer" aria-hidden="true">
      {isRule && <line x1={x} x2={x} y1={top - 6} y2={bottom} />}
      {box && <rect {...box} />}
      {outline && <path d={outline} />}
      {dots.map(({ y, tone }) => (
        <circle key={tone} cx={x} cy={y} r={4} fill={toVariable(tone)} />
      ))}
    </svg>
  );
}
