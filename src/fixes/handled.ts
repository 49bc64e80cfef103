import { hash } from 'node:crypto';
import { resolve } from 'node:path';
import type { Cache } from '../core/cache.ts';
import { codeVersions } from '../core/code-versions.ts';
import type { Diagnostic, Fix } from '../core/diagnostic.ts';
import { SourceGraph } from './dependencies/source-graph.ts';

/** The problems of one source file that fixers have seen, and what they proposed. */
export interface HandledFile {
  /** Of the file, of what it depends on and of the fixers: with another one, all of it is out of date. */
  readonly context: string;
  /** By problem. */
  readonly fixes: { [problem: string]: readonly Fix[] };
}

/** What fixers say of a problem. */
export interface Proposed {
  readonly fixes: Fix[];
  /** Nothing but the file, and what it depends on, was looked at. A manifest may change without either. */
  readonly isOfItsFile: boolean;
}

export interface HandledProblemsOptions {
  readonly root: string;
  /** By absolute path of the source file. */
  readonly cache: Cache<HandledFile>;
}

/**
 * Remembers over runs what fixers have said of a problem, for as long as its file and the files that this one depends on are
 * unchanged. A file at a time: to find one problem in the database takes as long as most rules.
 */
export class HandledProblems {
  readonly #root: string;
  readonly #cache: Cache<HandledFile>;
  readonly #graph: SourceGraph;
  /** By file as the log names it; `undefined` where nothing can be remembered. */
  readonly #open = new Map<string, OpenFile | undefined>();

  constructor({ root, cache }: HandledProblemsOptions) {
    this.#root = root;
    this.#cache = cache;
    this.#graph = new SourceGraph(root);
  }

  /** What was proposed for exactly this problem, or else by `find`, which is remembered where it can be. */
  fixes(file: string, diagnostic: Diagnostic, find: () => Proposed): Fix[] {
    const open = this.#openFile(file);
    if (!open) return find().fixes;
    const key = keyOf(diagnostic);
    const known = open.handled.fixes[key];
    if (known) {
      this.#cache.counts[open.isFromDisk ? 'diskHits' : 'memoryHits']++;
      return structuredClone(known) as Fix[];
    }
    this.#cache.counts.misses++;
    const { fixes: found, isOfItsFile } = find();
    if (isOfItsFile && Object.keys(open.handled.fixes).length < mostProblems) {
      // Later stages may change what they are given.
      open.handled.fixes[key] = structuredClone(found);
      open.isChanged = true;
    }
    return found;
  }

  /** Hands what is new to the cache. */
  close(): void {
    for (const [, open] of this.#open) if (open) this.#save(open);
    this.#open.clear();
  }

  #openFile(file: string): OpenFile | undefined {
    if (this.#open.has(file)) return this.#open.get(file);
    if (this.#open.size >= mostOpen) {
      const [[oldest, open] = ['', undefined]] = this.#open;
      if (open) this.#save(open);
      this.#open.delete(oldest);
    }
    const opened = this.#load(file);
    this.#open.set(file, opened);
    return opened;
  }

  #load(file: string): OpenFile | undefined {
    const closure = this.#graph.closure(file);
    if (!closure) return undefined;
    const path = resolve(this.#root, file);
    const context = `${codeVersions.fixing}-${closure.digest}`;
    const files = closure.files.map((each) => resolve(this.#root, each));
    const known = this.#cache.get(path);
    if (known?.context === context) return { path, files, handled: known, isFromDisk: true, isChanged: false };
    if (known) this.#cache.counts.invalidated += Object.keys(known.fixes).length;
    return { path, files, handled: { context, fixes: {} }, isFromDisk: false, isChanged: false };
  }

  #save({ path, files, handled, isChanged }: OpenFile): void {
    if (isChanged) this.#cache.set(path, handled, files);
  }
}

interface OpenFile {
  readonly path: string;
  readonly files: readonly string[];
  readonly handled: HandledFile;
  readonly isFromDisk: boolean;
  isChanged: boolean;
}

/** Everything of a problem that a fixer may look at. */
function keyOf(diagnostic: Diagnostic): string {
  const { tool, code, message, line, column, endLine, endColumn, columnUnit, snippet, related, fixes } = diagnostic;
  const text = JSON.stringify([
    tool,
    code,
    message,
    line,
    column,
    endLine,
    endColumn,
    columnUnit,
    snippet,
    related,
    fixes,
  ]);
  return hash('sha1', text, 'base64').slice(0, 16);
}

const mostOpen = 500;
/** Of one file: a log that lies could name any number. */
const mostProblems = 2_000;
