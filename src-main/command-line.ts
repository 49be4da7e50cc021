import { Command, CommanderError, Option } from "commander";
import { courseSorts, settingNames } from "../src-shared/catalog";
import { AppError, toFailure } from "../src-shared/errors";
import { reportFormats } from "../src-shared/export-format";
import { listOffered, toOption } from "../src-shared/params";
import type { Param, Report } from "../src-shared/report";
import { reports } from "../src-shared/reports";
import { runBatch } from "./cli/batch";
import { printCourses } from "./cli/courses";
import { bookFormatsHere, runExport } from "./cli/export";
import { printHealth } from "./cli/health";
import { runImport } from "./cli/import";
import { printLedger, runUndo } from "./cli/ledger";
import { runOverview } from "./cli/overview";
import { addPrivacyOptions } from "./cli/privacy-options";
import { printReports } from "./cli/reports";
import { runOne } from "./cli/run";
import { exitCodes, formatFailure, type Terminal } from "./cli/terminal";
import { printVerified } from "./cli/verify";
import { formatReports } from "./docs";
import { getReport } from "./run-report";
import { version } from "./version";

const inputs = [
  "[input...]",
  "files or folders; without --workspace they are read into memory",
] as const;
const workspace = ["--workspace <file>", "a workspace: a DuckDB file"] as const;

/** Runs one command line; gives the exit code of `cli.md`. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  let exitCode = 0;
  const finish = async (work: number | Promise<number>) => {
    exitCode = await work;
  };
  try {
    if (args[0] === "run" && args[1] !== undefined && !args[1].startsWith("-")) getReport(args[1]);
    await createProgram(terminal, finish).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = toFailure(error instanceof CommanderError ? toBadInput(error) : error);
    terminal.err(formatFailure(failure, args.includes("--json")));
    return exitCodes[failure.code];
  }
}

type Finish = (work: number | Promise<number>) => Promise<void>;

function createProgram(terminal: Terminal, finish: Finish): Command {
  const program = new Command("coursescope")
    .description(
      "Course analytics for Open edX, offline: the same engine and reports as the window.",
    )
    .version(version)
    .exitOverride()
    // Commander's own words for errors come to the user through `runCommandLine`.
    .configureOutput({ writeOut: terminal.out, writeErr: () => undefined })
    .showHelpAfterError(false);
  addReports(program, terminal, finish);
  addImport(program, terminal, finish);
  addLedger(program, terminal, finish);
  addUndo(program, terminal, finish);
  addHealth(program, terminal, finish);
  addCourses(program, terminal, finish);
  addRun(program, terminal, finish);
  addExport(program, terminal, finish);
  addBatch(program, terminal, finish);
  addVerify(program, terminal, finish);
  addOverview(program, terminal, finish);
  program
    .command("docs", { hidden: true })
    .description("print REPORTS.md")
    .action(() => terminal.out(formatReports()));
  return program;
}

function addReports(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("reports")
    .description("list the reports")
    .addOption(new Option("--format <format>").choices(["text", "json"]).default("text"))
    .option("--json", "errors as JSON")
    .action((options) => finish(printReports(terminal, options)));
}

function addImport(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("import")
    .description("fill a workspace, or add to it")
    .argument("<input...>", "files or folders")
    .requiredOption(...workspace)
    .option("--course <id>", "the course of files that do not say theirs")
    .option("--json", "the ledger, and errors, as JSON", false)
    .action((given, { course, ...options }) =>
      finish(runImport(terminal, { inputs: given, fileCourse: course, ...options })),
    );
}

function addLedger(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("ledger")
    .description("list the files that a workspace was filled from")
    .requiredOption(...workspace)
    .option("--json", "the ledger, and errors, as JSON", false)
    .action((options) => finish(printLedger(terminal, options)));
}

function addUndo(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("undo")
    .description("take a file’s rows out again, and show those that it had replaced")
    .argument("<import>", "its number in the ledger", parseImportId)
    .requiredOption(...workspace)
    .option("--json", "what was done, and errors, as JSON", false)
    .action((importId, options) => finish(runUndo(terminal, { importId, ...options })));
}

function parseImportId(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new AppError("bad-input", `“${text}” is not an import’s number.`, {
    hint: "The ledger lists them: coursescope ledger --workspace FILE",
  });
}

function addHealth(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("health")
    .description("look for what is wrong or odd in the data")
    .argument(...inputs)
    .option(...workspace)
    .option("--course <id>", "only what is about this course")
    .addOption(new Option("--format <format>").choices(["text", "json", "csv"]).default("text"))
    .option("--json", "errors as JSON")
    .action((given, options) => finish(printHealth(terminal, { inputs: given, ...options })));
}

function addCourses(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("courses")
    .description("list the courses, those of the course catalogue and those that there is data of")
    .argument(...inputs)
    .option(...workspace)
    .addOption(new Option("--format <format>").choices(["text", "json", "csv"]).default("text"))
    .addOption(new Option("--sort <by>").choices(courseSorts).default("sorting_score"))
    .option("--ids <id...>", "only these, exactly")
    .option("--org <org...>", "only of these organizations")
    .option("--search <text>", "only those whose name or id has this, without case and accents")
    .option("--active-only", "only those that have not ended")
    .option("--archived", "only those that have ended")
    .option("--starts-within <days>", "only those that start before so many days are over")
    .option("--include-unknown", "those without dates too, whatever the last three say")
    .option("--as-of <instant>", "the clock, such as 2025-06-15T12:00:00Z; without it, now")
    .option("--setting <name=value...>", `of the LMS: ${settingNames.join(", ")}`)
    .option("--json", "errors as JSON")
    .action((given, options) => finish(printCourses(terminal, { inputs: given, ...options })));
}

/** A subcommand per report, so that `--help` lists them with their questions and parameters. */
function addRun(program: Command, terminal: Terminal, finish: Finish) {
  const run = program.command("run").description("run a report");
  for (const report of reports) {
    const names = Object.keys(report.params);
    const command = run
      .command(report.id)
      .description(report.question)
      .argument(...inputs);
    for (const [name, param] of Object.entries(report.params)) {
      command.addOption(createParamOption(report, name, param));
    }
    command
      .option(...workspace)
      .addOption(
        new Option("--format <format>", "the form of the file")
          .choices(reportFormats)
          .default("csv"),
      )
      .option("--out <path>", "a file, a folder, or - for standard output")
      .option(
        "--timestamp <instant>",
        "the clock, and the time that a file states; without it, now",
      )
      .option("--preview", "print what would leave, and write nothing")
      .option("--force", "replace an existing file", false)
      .option("--json", "errors as JSON");
    addPrivacyOptions(command).action((given, options) => {
      const values = names.map((name) => [name, options[toCamel(name)]] as const);
      const params = Object.fromEntries(values.filter(([, value]) => value !== undefined));
      return finish(runOne(terminal, { ...options, inputs: given, report: report.id, params }));
    });
  }
}

/** A list is given with commas or by repeating the option; a switch has no value. */
function createParamOption(report: Report, name: string, param: Param): Option {
  const isOffered = listOffered(report).includes(name);
  const values = { instant: "date", "past-day": "date", names: "list", "course-list": "list" };
  const value = Object.entries(values).find(([kind]) => kind === param.kind)?.[1] ?? "text";
  const flags = param.kind === "flag" ? toOption(name) : `${toOption(name)} <${value}>`;
  const option = new Option(flags, param.help).hideHelp(!isOffered);
  if (value !== "list") return option;
  return option.argParser((text: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    text,
  ]);
}

function addExport(program: Command, terminal: Terminal, finish: Finish) {
  const command = program
    .command("export")
    .description("write many reports of one course, of several or of all into one file")
    .argument(...inputs)
    .option(...workspace)
    .option("--course <id...>", "these courses, exactly as in the data")
    .option("--org <org...>", "the courses of these organizations")
    .option("--all", "every course that there is data of")
    .option("--reports <ids>", "with commas between them, or all that have data", "all")
    .option("--start-date <date>", "first day: YYYY-MM-DD (UTC); without it, all there is")
    .option("--end-date <date>", "day after the last: YYYY-MM-DD (UTC)")
    .addOption(
      new Option("--format <format>", "the form of the file")
        .choices(bookFormatsHere)
        .default("xlsx"),
    )
    .option("--out <path>", "a file or a folder")
    .option("--force", "replace an existing file", false)
    .option("--timestamp <instant>", "the time that the file states; without it, now")
    .option("--json", "errors as JSON");
  addPrivacyOptions(command).action((given, options) =>
    finish(runExport(terminal, { inputs: given, ...options })),
  );
}

function addBatch(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("batch")
    .description("write the many outputs of a plan")
    .argument("<plan>", "a JSON file")
    .requiredOption("--out <folder>", "where the outputs, summary.json and manifest.json go")
    .option("--force", "replace files that no batch wrote, or that were changed since", false)
    .option("--timestamp <instant>", "the time that files state, such as 2025-06-15T12:00:00Z")
    .option("--json", "errors as JSON")
    .action((plan, options) => finish(runBatch(terminal, { plan, ...options })));
}

function addVerify(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("verify")
    .description("compare what a batch wrote with its manifest")
    .argument("<folder>", "where the batch wrote")
    .option("--json", "each file, and errors, as JSON", false)
    .action((folder, options) => finish(printVerified(terminal, { folder, ...options })));
}

function addOverview(program: Command, terminal: Terminal, finish: Finish) {
  program
    .command("overview")
    .description("write every report of every course as CSV and SVG, with an index page")
    .argument(...inputs)
    .option(...workspace)
    .requiredOption("--out <folder>", "where the files go")
    .option("--force", "replace existing files", false)
    .option("--json", "errors as JSON")
    .action((given, options) => finish(runOverview(terminal, { inputs: given, ...options })));
}

/** Commander's name for an option's value: `startDate`. */
function toCamel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function toBadInput(error: CommanderError): AppError {
  const text = error.message.replace(/^error: /, "");
  const message = text === "(outputHelp)" ? "which command?" : text;
  const sentence = `${message[0]?.toUpperCase()}${message.slice(1)}`;
  return new AppError("bad-input", /[.?!]$/.test(sentence) ? sentence : `${sentence}.`, {
    hint: "See coursescope --help.",
  });
}
