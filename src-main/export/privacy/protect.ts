import type { Session } from "../../engine";
import type { Leaving, Protection } from "../leaving";

/** Not built yet: gives what it got. */
export async function protect(
  _session: Session,
  leaving: Leaving,
  _protection: Protection,
): Promise<Leaving> {
  return leaving;
}
