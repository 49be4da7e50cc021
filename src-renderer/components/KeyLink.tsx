import { useState } from "react";
import { Button } from "react-aria-components";
import { toFailure } from "../../src-shared/errors";
import { useApi } from "../services";
import { useStatus } from "../use-workspace";

/** Where the key of the pseudonyms is, and what it is for. */
export function KeyLink() {
  const api = useApi();
  const { data: status } = useStatus();
  const [problem, setProblem] = useState<string | null>(null);
  const reveal = () => {
    setProblem(null);
    api.revealKey({}).catch((error) => {
      const { message, hint } = toFailure(error);
      setProblem(hint ? `${message} ${hint}` : message);
    });
  };
  const kind = status?.workspace.kind;
  if (kind === "sample" || kind === "memory") {
    return (
      <p className="choice-help">
        What is kept in memory has a key that is gone when the window closes: a later export has
        other pseudonyms.
      </p>
    );
  }
  return (
    <p className="choice-help">
      The workspace’s key tells whose pseudonym is whose; it is never in the file.{" "}
      <Button className="link" onPress={reveal}>
        Show the key…
      </Button>
      {problem && (
        <span className="key-problem" role="alert">
          {problem}
        </span>
      )}
    </p>
  );
}
