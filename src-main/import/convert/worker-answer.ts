import { AppError, type Failure, fromFailure, toFailure } from "../../../src-shared/errors";
import type { Converted } from "./sink";

/** What the worker says: how far it is, and at its end what came of it. */
export type WorkerAnswer =
  | { readonly progress: number }
  | { readonly converted: Converted }
  | { readonly error: CrossingError };

/** An error as a value: of an `Error` that is posted as it is, only the message and stack arrive. */
export type CrossingError =
  | { readonly failure: Failure }
  | { readonly message: string; readonly stack: string; readonly code: string | undefined };

/** Any thrown thing, so that `fromCrossing` gives back an `AppError`, or Node's error with its code. */
export function toCrossing(thrown: unknown): CrossingError {
  if (thrown instanceof AppError) return { failure: toFailure(thrown) };
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { code } = error as NodeJS.ErrnoException;
  return { message: error.message, stack: error.stack ?? "", code };
}

/** The reverse of `toCrossing`. */
export function fromCrossing(crossing: CrossingError): Error {
  if ("failure" in crossing) return fromFailure(crossing.failure);
  const { message, stack, code } = crossing;
  return Object.assign(new Error(message), { stack, ...(code !== undefined && { code }) });
}
