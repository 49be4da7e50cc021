/** Where one is on the Data page: its tab, and what is open there. */
export type DataLocation = FilesLocation | TablesLocation | TableLocation | HealthLocation;

export interface FilesLocation {
  readonly page: "data";
  readonly tab: "files";
  /** The import whose file is open; null for the list alone. */
  readonly file: number | null;
}

export interface TablesLocation {
  readonly page: "data";
  readonly tab: "tables";
}

export interface TableLocation {
  readonly page: "data";
  readonly tab: "table";
  readonly table: string;
  readonly course: string | null;
  readonly search: string;
  /** Null: in the order of the files. */
  readonly sort: { readonly column: string; readonly direction: "asc" | "desc" } | null;
  /** From 1; a page has one hundred rows. */
  readonly at: number;
}

export interface HealthLocation {
  readonly page: "data";
  readonly tab: "health";
  /** Null for the whole workspace. */
  readonly course: string | null;
}

export const filesLocation: FilesLocation = { page: "data", tab: "files", file: null };

export function toTableLocation(table: string): TableLocation {
  return { page: "data", tab: "table", table, course: null, search: "", sort: null, at: 1 };
}

/** From the parts of the path after `data`, decoded. What makes no sense leads to the list of files. */
export function parseDataLocation(
  [tab, name]: readonly string[],
  params: URLSearchParams,
): DataLocation {
  const course = params.get("course") || null;
  if (tab === "health") return { page: "data", tab, course };
  if (tab === "tables" && !name) return { page: "data", tab };
  if (tab === "tables" && name) {
    const search = params.get("search") ?? "";
    const at = toCount(params.get("page")) ?? 1;
    return { ...toTableLocation(name), course, search, sort: parseSort(params.get("sort")), at };
  }
  return { ...filesLocation, file: tab === "files" ? toCount(name) : null };
}

/** The path's parts, and what follows the question mark. */
export function formatDataLocation(location: DataLocation): {
  readonly path: readonly string[];
  readonly params: Record<string, string>;
} {
  switch (location.tab) {
    case "files":
      return {
        path: location.file === null ? ["data"] : ["data", "files", String(location.file)],
        params: {},
      };
    case "tables":
      return { path: ["data", "tables"], params: {} };
    case "table": {
      const { table, course, search, sort, at } = location;
      const params = {
        ...(course !== null && { course }),
        ...(search !== "" && { search }),
        ...(sort && { sort: `${sort.direction === "desc" ? "-" : ""}${sort.column}` }),
        ...(at > 1 && { page: String(at) }),
      };
      return { path: ["data", "tables", table], params };
    }
    case "health":
      return {
        path: ["data", "health"],
        params: location.course === null ? {} : { course: location.course },
      };
  }
}

function parseSort(text: string | null): TableLocation["sort"] {
  if (!text || text === "-") return null;
  return text.startsWith("-")
    ? { column: text.slice(1), direction: "desc" }
    : { column: text, direction: "asc" };
}

function toCount(text: string | null | undefined): number | null {
  return text && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
