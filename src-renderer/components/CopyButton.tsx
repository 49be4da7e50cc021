import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useNotices } from "../notices";
import { useApi } from "../services";

interface CopyButtonProps {
  readonly label: string;
  readonly what: string;
  readonly toText: () => string;
  readonly isDisabled?: boolean;
}

/** Says “Copied” in its own place for a moment. */
export function CopyButton({ label, what, toText, isDisabled = false }: CopyButtonProps) {
  const api = useApi();
  const { showError } = useNotices();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    api.copyText({ text: toText() }).then(() => setCopied(true), showError);
  };
  return (
    <Button
      className="button quiet"
      aria-label={`Copy ${what}`}
      isDisabled={isDisabled}
      onPress={copy}
    >
      <span aria-live="polite">{isCopied ? "Copied" : label}</span>
    </Button>
  );
}
