import { type ReactNode, useId } from "react";
import { toFailure } from "../../src-shared/errors";

interface ErrorCardProps {
  readonly error: unknown;
  /** What one can press to go on. */
  readonly children?: ReactNode;
}

/** What happened to the user's thing, what to do about it, and the rest folded away. */
export function ErrorCard({ error, children }: ErrorCardProps) {
  const { code, message, hint, details } = toFailure(error);
  const title = useId();
  return (
    <section className="error-card" data-code={code} aria-labelledby={title} role="alert">
      <p className="error-message" id={title}>
        {message}
      </p>
      {hint && <p className="error-hint">{hint}</p>}
      {children && <div className="error-actions">{children}</div>}
      {details && (
        <details>
          <summary>Details</summary>
          <pre>{details}</pre>
        </details>
      )}
    </section>
  );
}
