import { useState } from "react";
import type { RowFormat } from "../../src-shared/export-format";
import { toSnippet } from "../../src-shared/snippets";
import type { SubjectColumn } from "../row-subject";
import { Choice } from "./Choice";
import { CopyButton } from "./CopyButton";

const languages = [
  { value: "python", label: "Python" },
  { value: "r", label: "R" },
] as const;

interface SnippetCardProps {
  readonly format: RowFormat;
  readonly fileName: string;
  /** Those of the file. */
  readonly columns: readonly SubjectColumn[];
}

/** Lines that open the saved file in Python or R. */
export function SnippetCard({ format, fileName, columns }: SnippetCardProps) {
  const [language, setLanguage] = useState<"python" | "r">("python");
  const code = toSnippet(language, format, fileName, columns);
  const name = language === "r" ? "R" : "Python";
  return (
    <section className="snippet" aria-label="Open it in Python or R">
      <header>
        <Choice label="Open it in" value={language} options={languages} onChange={setLanguage} />
        <CopyButton label={`Copy ${name} code`} what={`the ${name} code`} toText={() => code} />
      </header>
      <pre>{code}</pre>
    </section>
  );
}
