import { useMemo, useRef } from "react";
import type { ImportedFile, Source } from "../src-shared/ipc";

/** Where the files of this session came from, so that what was taken out can be imported again. */
export function useImportOrigins() {
  const origins = useRef(new Map<number, Source>());
  return useMemo(
    () => ({
      remember: (files: readonly ImportedFile[], sources: readonly Source[]) => {
        for (const { importId, name } of files) {
          // What lay in a folder or in an archive is not told by its name.
          const [source, ...more] = sources.filter((one) => !one.isFolder && one.name === name);
          if (importId !== null && source && more.length === 0)
            origins.current.set(importId, source);
        }
      },
      find: ({ importId, name }: { importId: number; name: string }) => {
        const source = origins.current.get(importId);
        // Another workspace has the same numbers for other files.
        return source?.name === name ? source : undefined;
      },
    }),
    [],
  );
}
