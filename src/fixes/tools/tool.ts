import type { Diagnostic, Safety } from '../../core/diagnostic.ts';

/**
 * A tool that can mend what it (or another) complains of, as data: what it is for, where its program is found, and how it is
 * asked so that it says what it would change and changes nothing. Adding one is adding an element to `table.ts`.
 */
export interface Tool {
  /** As in `--tools NAME`. */
  readonly name: string;
  /** What it says of its options, for whoever checks the command. */
  readonly url: string;
  /** Formatters only of what is about formatting. */
  readonly mends: (diagnostic: Diagnostic) => boolean;
  readonly program: Program;
  /** `file`: one run for each; `project`: one for all files that share a folder to run in. */
  readonly per: 'file' | 'project';
  /** Behind the program's own words. */
  readonly words: (question: Question) => readonly string[];
  readonly answer: Answer;
  /** What is not said otherwise by the answer itself. */
  readonly safety: Safety;
  /** Default: two minutes. */
  readonly timeoutMilliseconds?: number;
}

export interface Program {
  readonly name: string;
  /** The npm package that brings it; it is run with the Node that we run in, so that no shell and no shim comes between. */
  readonly npmPackage?: string;
  /** It may be in a virtual environment of the project. */
  readonly isPython?: boolean;
  /**
   * Files that say that the project uses the tool, or is of its kind: then it may come from PATH. `NAME#TEXT`: only with that text in it.
   * The folder of the nearest one is where the tool is run.
   */
  readonly marks: readonly string[];
  /** Without such a file it is not run: it would complain, or write one. */
  readonly needsMark?: boolean;
}

export interface Question {
  /** Absolute real paths within the root, without duplicates. They are the only words that come out of a log. */
  readonly files: readonly string[];
  /** An empty folder outside of the project, for what the tool has to write. */
  readonly scratch: string;
  /** Where it runs. */
  readonly folder: string;
}

/**
 * How the tool says what it would change.
 * `log`: it prints diagnostics with fixes, which are read as any log.
 * `text`: it gets the file on standard input and prints what it would make of it.
 * `replacements`: it writes clang's YAML to `fixes.yaml` in the scratch folder.
 * `copy`: it knows no other way than to write; so it works on a copy of the project.
 * `code-fixes`: the project's own TypeScript is asked, see `typescript/code-fixes.ts`.
 */
export type Answer = 'log' | 'text' | 'replacements' | 'copy' | 'code-fixes';
