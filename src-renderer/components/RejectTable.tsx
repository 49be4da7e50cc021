import { formatNumber } from "../../src-shared/format";
import type { Reject } from "../../src-shared/ipc";

/** Rejected rows with their place in the file. */
export function RejectTable({ rejects }: { rejects: readonly Reject[] }) {
  const hasParts = rejects.some(({ part }) => part !== null);
  return (
    <table className="rejects">
      <thead>
        <tr>
          <th scope="col">Line</th>
          {hasParts && <th scope="col">Part</th>}
          <th scope="col">Column</th>
          <th scope="col">Value</th>
          <th scope="col">Reason</th>
        </tr>
      </thead>
      <tbody>
        {rejects.map(({ line, part, column, value, reason }, place) => (
          <tr key={place}>
            <td>{line === null ? "–" : formatNumber(line, navigator.language)}</td>
            {hasParts && <td>{part ?? "–"}</td>}
            <td>{column ?? "–"}</td>
            <td>{value === null ? "–" : <code title={value}>{value || "(empty)"}</code>}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
