import type { PrivacyChoice } from "../privacy-choice";
import { changePrivacy, choosePrivacy } from "../privacy-choice";
import { Choice } from "./Choice";
import { KeyLink } from "./KeyLink";
import { SmallCells } from "./SmallCells";

const kinds = [
  { value: "open", label: "As it is" },
  { value: "shared", label: "For sharing" },
  { value: "own", label: "Own choice" },
] as const;

const meanings = {
  open: "Nothing is changed: for your own use.",
  shared: "No names, no typed text, no small counts.",
  own: "As chosen below.",
} as const;

const learners = [
  { value: "keep", label: "Keep" },
  { value: "pseudonymize", label: "Pseudonymize" },
] as const;

const identifiers = [
  { value: "keep", label: "Keep" },
  { value: "redact", label: "Redact" },
  { value: "drop", label: "Leave out" },
] as const;

interface PrivacyPickerProps {
  readonly value: PrivacyChoice;
  readonly onChange: (value: PrivacyChoice) => void;
}

/** What is done to rows on their way out; whatever is changed by hand is one's own choice. */
export function PrivacyPicker({ value, onChange }: PrivacyPickerProps) {
  const { kind, privacy } = value;
  return (
    <section className="privacy" aria-label="Privacy">
      <Choice
        label="Privacy"
        value={kind}
        options={kinds}
        onChange={(next) => onChange(choosePrivacy(value, next))}
      />
      <p className="choice-help">{meanings[kind]}</p>
      <div className="privacy-parts">
        <Choice
          label="Learners"
          value={privacy.learners}
          options={learners}
          onChange={(next) => onChange(changePrivacy(value, { learners: next }))}
        />
        {privacy.learners === "pseudonymize" && <KeyLink />}
        <Choice
          label="Names, addresses and typed text"
          value={privacy.identifiers}
          options={identifiers}
          onChange={(next) => onChange(changePrivacy(value, { identifiers: next }))}
        />
        {privacy.identifiers === "drop" && (
          <p className="choice-help">
            Such columns do not leave. In answers to problems, what was typed is redacted, and the
            course’s own choices stay.
          </p>
        )}
        <SmallCells
          value={privacy.smallCells}
          onChange={(smallCells) => onChange(changePrivacy(value, { smallCells }))}
        />
      </div>
    </section>
  );
}
