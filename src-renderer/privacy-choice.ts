import { openPrivacy, type Privacy, sharedPrivacy } from "../src-shared/privacy";

/** How one chose: one of two ready-made privacies, or one's own. */
export interface PrivacyChoice {
  readonly kind: "open" | "shared" | "own";
  readonly privacy: Privacy;
}

export const openChoice: PrivacyChoice = { kind: "open", privacy: openPrivacy };

/** One's own begins as what was chosen before. */
export function choosePrivacy(before: PrivacyChoice, kind: PrivacyChoice["kind"]): PrivacyChoice {
  switch (kind) {
    case "open":
      return openChoice;
    case "shared":
      return { kind, privacy: sharedPrivacy };
    case "own":
      return { kind, privacy: before.privacy };
  }
}

/** Whatever is changed by hand is one's own choice. */
export function changePrivacy(before: PrivacyChoice, change: Partial<Privacy>): PrivacyChoice {
  return { kind: "own", privacy: { ...before.privacy, ...change } };
}
