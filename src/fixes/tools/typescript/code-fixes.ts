import { isAbsolute, relative, sep } from 'node:path';
import type { ApiDiagnostic, CodeFix, TypeScript } from './api.ts';
import { likelyOptions } from './options.ts';
import { applyChanges, type TextChange } from './pieces.ts';
import { configOf, Project } from './project.ts';

/** A problem of a log. */
export interface CodeFixProblem {
  /** Whatever the asker likes to call it. */
  readonly id: number;
  /** Absolute. */
  readonly file: string;
  /** 1-based, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly code: number;
}

export interface CodeFixRequest {
  /** Real path. Nothing outside of it is changed. */
  readonly root: string;
  readonly problems: readonly CodeFixProblem[];
}

export interface CodeFixEdit {
  /** Absolute. */
  readonly file: string;
  /** Offsets into the file as it is, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** Edits that go together, and the problems that they solve. */
export interface CodeFixResult {
  readonly ids: readonly number[];
  /** By problem, in the order of `ids`: what the compiler calls its fix, for people and for programs. */
  readonly titles: readonly { readonly title: string; readonly name: string }[];
  readonly edits: readonly CodeFixEdit[];
}

/**
 * What an editor's light bulb would offer for these problems. The fixes are taken one after the other, each on the text with those
 * before it, so that they fit together. Of several for one problem the first one is taken that leaves the fewest errors; one after
 * which the problem is still there is not taken. Reads files, writes none.
 */
export function findCodeFixes(ts: TypeScript, { root, problems }: CodeFixRequest): CodeFixResult[] {
  const results: CodeFixResult[] = [];
  for (const { project, problems: own } of projectsOf(ts, root, problems)) {
    try {
      results.push(...new Mender(ts, project, root).mend(own));
    } finally {
      project.service.dispose();
    }
  }
  return results;
}

interface Share {
  readonly project: Project;
  readonly problems: readonly CodeFixProblem[];
}

/** Files of one configuration share a service. One at a time: a service holds the whole program. */
function* projectsOf(ts: TypeScript, root: string, problems: readonly CodeFixProblem[]): Generator<Share> {
  const byConfig = new Map<string, { config: ReturnType<typeof configOf>; problems: CodeFixProblem[] }>();
  const configs = new Map<string, ReturnType<typeof configOf>>();
  for (const problem of problems) {
    const { file } = problem;
    if (!configs.has(file)) configs.set(file, configOf(ts, file, root));
    const config = configs.get(file);
    const key = config?.path ?? file;
    const known = byConfig.get(key);
    if (known) known.problems.push(problem);
    else byConfig.set(key, { config, problems: [problem] });
  }
  for (const { config, problems: own } of byConfig.values()) {
    const files = [...new Set(own.map(({ file }) => file))];
    if (config) {
      const { fileNames, options } = config.parsed;
      yield {
        project: new Project(ts, { fileNames: [...new Set([...fileNames, ...files])], options }, root),
        problems: own,
      };
    } else {
      yield { project: likeliestProject(ts, root, files[0] as string, own), problems: own };
    }
  }
}

/** Without a configuration: compiled so that the compiler says what the log says. */
function likeliestProject(ts: TypeScript, root: string, file: string, problems: readonly CodeFixProblem[]): Project {
  let best: { project: Project; missed: number } | undefined;
  for (const options of likelyOptions(file, problems)) {
    const project = new Project(ts, { fileNames: [file], options }, root);
    const said = project.errors(file);
    const text = project.textOf(file) ?? '';
    const found = problems.filter((problem) => said.some((one) => isSaid(one, problem, text))).length;
    const missed = problems.length - found + Math.max(0, said.length - found);
    if (best === undefined || missed < best.missed) {
      best?.project.service.dispose();
      best = { project, missed };
    } else {
      project.service.dispose();
    }
    if (best.missed === 0) break;
  }
  return (best as { project: Project }).project;
}

function isSaid({ code, start }: ApiDiagnostic, problem: CodeFixProblem, text: string): boolean {
  return code === problem.code && start === offsetOf(text, problem.line, problem.column);
}

/** Undefined where the text has no such place: the file is not what the compiler saw. */
function offsetOf(text: string, line: number, column: number): number | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', start);
    if (next === -1) return undefined;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  const offset = start + column - 1;
  return offset > (end === -1 ? text.length : end) ? undefined : offset;
}

/** A problem with the words that the compiler has for it now. */
interface Target {
  readonly problem: CodeFixProblem;
  readonly said: ApiDiagnostic | undefined;
}

interface Trial {
  readonly fix: CodeFix;
  readonly errors: number;
}

class Mender {
  readonly #ts: TypeScript;
  readonly #project: Project;
  readonly #root: string;
  /** What became of each problem that has a fix. */
  readonly #titles = new Map<number, { title: string; name: string }>();

  /** The problems that went away with that of the key. */
  readonly #solved = new Map<number, readonly number[]>();

  constructor(ts: TypeScript, project: Project, root: string) {
    this.#ts = ts;
    this.#project = project;
    this.#root = root;
  }

  mend(problems: readonly CodeFixProblem[]): CodeFixResult[] {
    const targets = problems.map((problem) => ({ problem, said: this.#find(problem) }));
    for (const target of targets) this.#mendOne(target, targets);
    return this.#results();
  }

  #find(problem: CodeFixProblem): ApiDiagnostic | undefined {
    const text = this.#project.textOf(problem.file);
    if (text === undefined) return undefined;
    const { service } = this.#project;
    const errors = this.#project.errors(problem.file);
    const isIt = (one: ApiDiagnostic) => isSaid(one, problem, text);
    const found = errors.find(isIt) ?? service.getSuggestionDiagnostics(problem.file).find(isIt);
    if (found) return found;
    // Another version may have another code for it.
    const there = errors.filter(({ start }) => start === offsetOf(text, problem.line, problem.column));
    return there.length === 1 ? there[0] : undefined;
  }

  #mendOne({ problem, said }: Target, all: readonly Target[]): void {
    // What the compiler does not say of the file as it is, with the options that it has now, is not touched.
    if (said?.start === undefined || this.#titles.has(problem.id)) return;
    const { id, file } = problem;
    const start = this.#project.table(file).placeNow(said.start);
    const end = this.#project.table(file).placeNow(said.start + (said.length ?? 0));
    if (start === undefined || end === undefined) return;
    const before = this.#project.errors(file);
    const fixes = this.#offers(file, start, end, said.code);
    let best: Trial | undefined;
    for (const fix of fixes.slice(0, mostOffers)) {
      const trial = this.#try(fix, file, said, before);
      if (trial && (best === undefined || trial.errors < best.errors)) best = trial;
    }
    if (!best) return;
    for (const { fileName, textChanges } of best.fix.changes) {
      const table = this.#project.table(fileName);
      table.apply(textChanges.map(toChange), id);
      this.#project.show(fileName, table.text);
    }
    const title = { title: best.fix.description, name: best.fix.fixName };
    this.#titles.set(id, title);
    this.#shareWith(all, id, title);
  }

  /** What is not said any more is solved by the same fix: it is not for anyone else to solve again. */
  #shareWith(all: readonly Target[], id: number, title: { title: string; name: string }): void {
    for (const { problem, said } of all) {
      if (!said || this.#titles.has(problem.id) || this.#isStillSaid(problem.file, this.#wordsOf(said))) continue;
      this.#titles.set(problem.id, title);
      this.#solved.set(id, [...(this.#solved.get(id) ?? []), problem.id]);
    }
  }

  #offers(file: string, start: number, end: number, code: number): CodeFix[] {
    const format = this.#ts.getDefaultFormatCodeSettings(newLineOf(this.#project.textOf(file) ?? ''));
    const offered = this.#project.service.getCodeFixesAtPosition(file, start, end, [code], format, {});
    return offered
      .map((fix) => this.#tidied(fix))
      .filter(
        ({ fixName, changes, commands }) =>
          !silencing.has(fixName) &&
          changes.length > 0 &&
          (commands?.length ?? 0) === 0 &&
          changes.every(({ fileName, isNewFile }) => !isNewFile && this.#isOurs(fileName)),
      );
  }

  #tidied(fix: CodeFix): CodeFix {
    if (fix.fixName !== 'inferFromUsage') return fix;
    const changes = fix.changes.map((change) => tidyAnnotations(change, this.#project.textOf(change.fileName) ?? ''));
    return { ...fix, changes };
  }

  /** The errors that the file has with it, or nothing where the problem is still there. */
  #try(fix: CodeFix, file: string, said: ApiDiagnostic, before: readonly ApiDiagnostic[]): Trial | undefined {
    const changed = fix.changes.map(({ fileName }) => ({ fileName, text: this.#project.textOf(fileName) ?? '' }));
    try {
      for (const { fileName, textChanges } of fix.changes) {
        this.#project.show(fileName, applyChanges(this.#project.textOf(fileName) ?? '', textChanges.map(toChange)));
      }
      const after = this.#project.errors(file);
      if (after.length > before.length) return undefined;
      // By code, not by words: a fix that only changes what the complaint says has not helped.
      const count = (list: readonly ApiDiagnostic[]) => list.filter(({ code }) => code === said.code).length;
      if (count(before) > 0 && count(after) >= count(before)) return undefined;
      return { fix, errors: after.length };
    } finally {
      for (const { fileName, text } of changed) this.#project.show(fileName, text);
    }
  }

  #isStillSaid(file: string, words: string): boolean {
    const all = [...this.#project.errors(file), ...this.#project.service.getSuggestionDiagnostics(file)];
    return all.some((one) => this.#wordsOf(one) === words);
  }

  #wordsOf({ code, messageText }: ApiDiagnostic): string {
    return `${code} ${this.#ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  }

  #isOurs(path: string): boolean {
    const within = relative(this.#root, path);
    return !within.startsWith('..') && !isAbsolute(within) && !within.split(sep).includes('node_modules');
  }

  /** Problems that had a hand in one hunk are one result, as far as that reaches. */
  #results(): CodeFixResult[] {
    const hunks = [...this.#project.files].flatMap(([file, table]) => table.hunks.map((hunk) => ({ file, ...hunk })));
    const results: CodeFixResult[] = [];
    const left = new Set(hunks);
    for (const first of hunks) {
      if (!left.delete(first)) continue;
      const ids = new Set(first.owners);
      const edits = [first];
      for (let size = -1; size !== ids.size; ) {
        size = ids.size;
        for (const hunk of left) {
          if (![...hunk.owners].some((id) => ids.has(id))) continue;
          left.delete(hunk);
          edits.push(hunk);
          for (const id of hunk.owners) ids.add(id);
        }
      }
      const sorted = [...ids, ...[...ids].flatMap((id) => this.#solved.get(id) ?? [])].sort((a, b) => a - b);
      results.push({
        ids: sorted,
        titles: sorted.map((id) => this.#titles.get(id) as { title: string; name: string }),
        edits: edits.map(({ file, start, end, newText }) => ({ file, start, end, newText })),
      });
    }
    return results;
  }
}

/** Each costs a look at the whole file. */
const mostOffers = 8;

/** They make the message go away, not what it is about. */
const silencing: ReadonlySet<string> = new Set(['disableJsDiagnostics', 'addJsTsIgnore']);

function toChange({ span, newText }: CodeFix['changes'][number]['textChanges'][number]): TextChange {
  return { start: span.start, end: span.start + span.length, newText };
}

/** An annotation that is put in front of ` )` leaves no space there, unless there is one behind the `(` as well. */
function tidyAnnotations(change: CodeFix['changes'][number], text: string): CodeFix['changes'][number] {
  const textChanges = change.textChanges.map((one) => {
    const end = one.span.start + one.span.length;
    const space = /^[ \t]+(?=\))/.exec(text.slice(end, end + 20))?.[0].length ?? 0;
    const before = text.slice(Math.max(0, end - 500), end);
    const isAsked = space > 0 && /^\??:/.test(one.newText) && !/\([ \t]+\S[^()]*$/.test(before);
    return isAsked ? { ...one, span: { start: one.span.start, length: one.span.length + space } } : one;
  });
  return { ...change, textChanges };
}

function newLineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
