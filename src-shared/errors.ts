/** The closed list of what can go wrong for a user; `internal` is a bug of ours. */
export const errorCodes = [
  "bad-input",
  "bad-file",
  "missing-data",
  "cancelled",
  "disk",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** An error as it crosses the process wall and the command line's `--json`. */
export interface Failure {
  readonly code: ErrorCode;
  /** What happened to the user's thing, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** For the fold below the message and for the log: SQL, a cause, a stack. */
  readonly details?: string;
}

/** What a call across the wall gives back: errors are values there. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** An expected error: the user can do something about it. Anything else thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { hint?: string | undefined; details?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.hint = options.hint;
    this.details = options.details;
  }
}

/** `cancelled`, once whoever asked for the work does not want it any more. */
export function throwIfCancelled(signal: { readonly aborted: boolean } | undefined): void {
  if (signal?.aborted) throw new AppError("cancelled", "Cancelled.");
}

/** Any thrown thing as a `Failure`; what is no `AppError` becomes `internal`. */
export function toFailure(error: unknown): Failure {
  if (!(error instanceof AppError)) {
    return {
      code: "internal",
      message: "Something went wrong inside Coursescope.",
      hint: "Please report it with the details below.",
      details: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
  return {
    code: error.code,
    message: error.message,
    ...(error.hint !== undefined && { hint: error.hint }),
    ...(error.details !== undefined && { details: error.details }),
  };
}

/** The reverse of `toFailure`, for callers that want a plain throw. */
export function fromFailure(failure: Failure): AppError {
  return new AppError(failure.code, failure.message, failure);
}
