import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { BuildfixError } from '../core/errors.ts';
import { NotMeasured } from './figure.ts';

export interface CommandOptions {
  /** The working directory. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** Where standard output goes. Never the null device: `grep` notices that one and stops at its first match. */
  readonly out: string;
  /** Where standard error goes; its end is told when the command fails. */
  readonly errors: string;
  /** The exit status that is no failure. Default: 0. */
  readonly expected?: number;
}

/**
 * Runs a whole command; resolves to the seconds from its start to its exit. Throws NotMeasured where it can't be started
 * or fails, BUILDFIX_ABORTED after the signal has fired and the command is gone.
 */
export async function timeCommand(words: readonly string[], options: CommandOptions): Promise<number> {
  const out = openSync(options.out, 'w');
  const errors = openSync(options.errors, 'w');
  try {
    const start = performance.now();
    await finish(startCommand(words, { ...options, stdio: ['ignore', out, errors] }), words, options);
    return (performance.now() - start) / 1000;
  } finally {
    closeSync(out);
    closeSync(errors);
  }
}

/**
 * Starts a command in a process group of its own, so that a pipeline of a shell can be ended as a whole. `spawn` and not
 * a library around it: what runs between two looks at the clock would be measured with it.
 */
export function startCommand(
  [program = '', ...words]: readonly string[],
  { folder, stdio }: { folder: string; stdio: StdioOptions },
): ChildProcess {
  const child = spawn(program, words, { cwd: folder, stdio, env: plainEnvironment(), detached: true });
  // Told by `finish`; without a listener it would end the bench itself.
  child.once('error', () => {});
  return child;
}

/** Waits for the exit and checks the status, see {@link timeCommand}. */
export async function finish(
  child: ChildProcess,
  words: readonly string[],
  { signal, errors, expected = 0 }: Pick<CommandOptions, 'signal' | 'errors' | 'expected'>,
): Promise<void> {
  const stop = () => endGroup(child);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const result = await new Promise<number | string>((resolve) => {
      child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      child.once('exit', (status, by) => resolve(status ?? by ?? 'unknown'));
    });
    throwIfAborted(signal);
    if (result === 'ENOENT') throw new NotMeasured(`${words[0]} is not installed`);
    if (result !== expected) throw new NotMeasured(`${named(words)} ended with ${result}: ${lastWords(errors)}`);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

export function throwIfAborted(signal: AbortSignal): void {
  if (!signal.aborted) return;
  throw new BuildfixError('BUILDFIX_ABORTED', {
    message: 'The measurement was stopped.',
    hint: 'What it had generated is removed; nothing was written.',
  });
}

export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    // A shell would leave the other commands of its pipeline behind.
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** What a user has set must not change what is measured: options by variable, colours, CI, the language of grep. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(BUILDFIX|GITHUB)_|^(CI|FORCE_COLOR|NODE_OPTIONS|NODE_V8_COVERAGE)$/.test(name),
  );
  return { ...Object.fromEntries(own), LC_ALL: 'C', NO_COLOR: '1' };
}

/** The beginning of a command, without the folders that differ from run to run. */
function named(words: readonly string[]): string {
  return withoutFolders(words.join(' ')).slice(0, 80);
}

function lastWords(file: string): string {
  const said = withoutFolders(readFileSync(file, 'utf8').trim().slice(-300));
  return said.replace(/\s+/g, ' ') || 'it said nothing';
}

/** What could not be measured, and why, goes into results that are published: how somebody's disk looks does not. */
function withoutFolders(text: string): string {
  return text.replace(/(?<![\w.])\/(?:[^\s/:'"]+\/)+/g, '');
}
