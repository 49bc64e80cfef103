import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvictionPolicy } from '../core/cache.ts';
import type { LogName } from './generate.ts';
import { type LogFile, writeGzipLog, writeLog } from './log-file.ts';
import { type Observed, observeInto, readObservation } from './observe.ts';
import { timeCommand } from './processes.ts';

export interface WorkbenchOptions {
  /** The entry of the command that is measured: `dist/src/cli/main.js` of some build. */
  readonly program: string;
  readonly seed: number;
  /** How often everything is measured, after a round that does not count. */
  readonly rounds: number;
  /** What the sizes of logs are multiplied by; 1 is what the limits are promised for. */
  readonly scale: number;
  readonly signal: AbortSignal;
  /** Of the orders of eviction only this one. */
  readonly policy?: EvictionPolicy | undefined;
  /** Told what is being done, a line at a time. */
  readonly say: (doing: string) => void;
}

/** What every measurement works with: a folder for logs and outputs that is gone afterwards, and ways to run commands. */
export class Workbench {
  readonly options: WorkbenchOptions;
  readonly folder: string;
  readonly #logs = new Map<string, LogFile>();
  readonly #leave: () => void;

  private constructor(options: WorkbenchOptions, folder: string) {
    this.options = options;
    this.folder = folder;
    // A second Ctrl-C ends the process without asking anybody.
    this.#leave = () => rmSync(folder, { recursive: true, force: true });
    process.on('exit', this.#leave);
  }

  static async open(options: WorkbenchOptions): Promise<Workbench> {
    return new Workbench(options, await mkdtemp(join(tmpdir(), 'buildfix-bench-')));
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    process.off('exit', this.#leave);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  /** Writes a small file for a command to read; resolves to its path. */
  async write(name: string, text: string): Promise<string> {
    await writeFile(this.path(name), text);
    return this.path(name);
  }

  /** A size in bytes, or another large number, for this run. */
  scaled(full: number, least = 1): number {
    return Math.max(least, Math.round(full * this.options.scale));
  }

  /** Generates a log of `bytes` bytes, or gives the one that was generated before. `part` tells apart those of one kind. */
  async log(kind: LogName, bytes: number, part = 0): Promise<LogFile> {
    return this.#once(`${kind}-${bytes}-${part}.log`, (file) => writeLog(file, kind, this.#source(bytes, part)));
  }

  /** The same, compressed. */
  async gzipLog(kind: LogName, bytes: number, part = 0): Promise<LogFile> {
    return this.#once(`${kind}-${bytes}-${part}.log.gz`, (file) => writeGzipLog(file, kind, this.#source(bytes, part)));
  }

  /** Removes logs that no other measurement will want: some are as large as a small disk. */
  async forget(logs: readonly LogFile[]): Promise<void> {
    for (const { name, file } of logs) {
      this.#logs.delete(name);
      await rm(file);
    }
  }

  /** Seconds of a command whose output goes to a file. */
  async time(words: readonly string[], out = this.path('out')): Promise<number> {
    const { signal } = this.options;
    return timeCommand(words, { folder: this.folder, signal, out, errors: this.path('errors') });
  }

  /** Seconds of `buildfix` with these words, as a user would run it. */
  async timeBuildfix(words: readonly string[]): Promise<number> {
    return this.time(this.buildfix(words));
  }

  /** Also what the process itself knows of its memory; not for comparing times, since to observe costs some. */
  async observeBuildfix(words: readonly string[]): Promise<Observed & { readonly seconds: number }> {
    return this.observe([this.options.program, ...words]);
  }

  async observe(words: readonly string[]): Promise<Observed & { readonly seconds: number }> {
    const file = this.path('observed');
    const seconds = await this.time([process.execPath, ...observeInto(file), ...words]);
    return { seconds, ...readObservation(file) };
  }

  buildfix(words: readonly string[]): string[] {
    return [process.execPath, this.options.program, ...words];
  }

  /** Says what is being measured, then which round. */
  rounds(doing: string): (round: number) => void {
    const { rounds, say } = this.options;
    return (round) => say(`${doing}, ${round === 0 ? 'a round that does not count' : `round ${round} of ${rounds}`}`);
  }

  async #once(name: string, write: (file: string) => Promise<Omit<LogFile, 'name' | 'file'>>): Promise<LogFile> {
    const known = this.#logs.get(name);
    if (known) return known;
    this.options.say(`generating ${name}`);
    const file = this.path(name);
    const log = { name, file, ...(await write(file)) };
    this.#logs.set(name, log);
    return log;
  }

  #source(bytes: number, part: number) {
    const { seed, signal } = this.options;
    // Far apart, so that part 1 of seed 1 is not part 0 of seed 2.
    return { bytes, seed: seed + part * 1_000_003, signal };
  }
}
