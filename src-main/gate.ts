import { z } from "zod";
import { AppError, type Outcome, toFailure } from "../src-shared/errors";
import { type CallName, calls, type Handlers } from "../src-shared/ipc";

export type Gate = (name: unknown, input: unknown) => Promise<Outcome<unknown>>;

export interface GateOptions {
  readonly log: (text: string) => void;
  /** In tests and development: what a handler gives back must be what the contract says. */
  readonly checksOutput: boolean;
}

/**
 * What stands in the wall: a known call with a valid input goes through, all else is refused, and
 * whatever happens comes out as a value. No key more than the contract's, nothing is coerced.
 */
export function createGate(handlers: Handlers, { log, checksOutput }: GateOptions): Gate {
  return async (name, input) => {
    try {
      if (!isCallName(name)) throw new AppError("bad-input", `unknown call: ${String(name)}`);
      const parsed = calls[name].input.safeParse(input);
      if (!parsed.success) {
        throw new AppError("bad-input", `${name}: ${z.prettifyError(parsed.error)}`);
      }
      const value: unknown = await handlers[name](parsed.data as never);
      if (checksOutput) calls[name].output.parse(value);
      return { ok: true, value };
    } catch (error) {
      const failure = toFailure(error);
      if (failure.code === "internal")
        log(`${String(name)}: ${failure.details ?? failure.message}`);
      return { ok: false, error: failure };
    }
  };
}

function isCallName(name: unknown): name is CallName {
  return typeof name === "string" && Object.hasOwn(calls, name);
}
