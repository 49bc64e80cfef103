import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { execa } from 'execa';
import type { LogChunk } from '../core/chunk.ts';
import { BuildfixError } from '../core/errors.ts';
import { Channel } from './channel.ts';
import { printable } from './label.ts';
import { LineMerger } from './line-merger.ts';
import { chunksOf, passTo } from './passage.ts';

export interface RunOptions {
  readonly cwd: string;
  /** Where the child's output is shown, each byte as it comes. When nobody reads there any more, it is only parsed. */
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Asks the child to stop, as SIGTERM does; its last words are still read. */
  readonly signal?: AbortSignal;
  /** Where SIGINT and SIGTERM are heard of. Default: this process. */
  readonly signals?: Pick<NodeJS.EventEmitter, 'on' | 'off'>;
  /** A terminal's Ctrl-C reaches the child by itself, so it is not sent on. Default: whether stdin is a terminal. */
  readonly onTerminal?: boolean;
  /**
   * The child leads a process group of its own, and what is sent to it reaches all of its children: a build that hangs is
   * seldom the process that was started. A terminal's Ctrl-C then does not reach it by itself.
   */
  readonly ownGroup?: boolean;
  /** How long the output may be silent, in milliseconds, once the child has exited and another process holds it open. */
  readonly drainMilliseconds?: number;
}

export interface RunningCommand {
  /** Its stdout and stderr as one log, in order of arrival, whole lines of one at a time. */
  readonly chunks: AsyncIterable<LogChunk>;
  /** Settles when the child has exited and its output was taken; so `chunks` must be read meanwhile. */
  readonly result: Promise<RunResult>;
}

export interface RunResult {
  /** The child's own; 128 and the signal's number when one ended it. */
  readonly exitStatus: number;
  readonly signal?: NodeJS.Signals;
}

/**
 * Runs a command with its arguments, without a shell, shows what it prints and gives it as a log. `chunks` and `result`
 * throw BUILDFIX_COMMAND_NOT_FOUND when it can't be started. Environment and stdin are ours. The first SIGINT or SIGTERM
 * goes to the child, the second one kills it.
 */
export function runCommand(command: readonly [string, ...string[]], options: RunOptions): RunningCommand {
  const [file, ...args] = command;
  const child = start(file, args, options);
  const channel = new Channel();
  const leaving = new AbortController();
  const ignoreSignals = forwardSignals(child, options, () => leaving.abort());
  const output = readOutput(child, channel, leaving.signal, options);
  const result = finish(command, child, output, options, () => leaving.abort());
  const settled = result.then(
    () => channel.end(),
    (error) => channel.fail(error),
  );
  settled.finally(ignoreSignals);
  return { chunks: named(channel, printable(command.join(' '))), result };
}

function start(file: string, args: readonly string[], { cwd, ownGroup = false }: RunOptions) {
  return execa(file, args, {
    cwd,
    stdin: 'inherit',
    encoding: 'buffer',
    buffer: false,
    reject: false,
    detached: ownGroup,
    forceKillAfterDelay: graceMilliseconds,
  });
}

type Child = ReturnType<typeof start>;

async function finish(
  command: readonly string[],
  child: Child,
  output: Output,
  { cwd, drainMilliseconds = 1000 }: RunOptions,
  stopReading: () => void,
): Promise<RunResult> {
  const exit = await exitOf(command, child, cwd);
  const stopWatching = onSilence(output, drainMilliseconds, stopReading);
  try {
    await output.taken;
    return exit;
  } finally {
    stopWatching();
  }
}

/** Of the process itself: execa's promise waits for its output too, which a grandchild may hold open for ever. */
function exitOf(command: readonly string[], child: Child, cwd: string): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      if (signal) resolve({ exitStatus: 128 + constants.signals[signal], signal });
      else resolve({ exitStatus: code ?? 0 });
    });
    child.then((result) => {
      // Comes first only where there never was a process.
      if (result.failed && result.exitCode === undefined) reject(notStarted(command, cwd, result));
    }, reject);
  });
}

interface Output {
  /** Settles when both streams have ended and all of it was passed on. */
  readonly taken: Promise<unknown>;
  /** Pieces so far, and how many of them are being passed on right now. */
  readonly activity: { pieces: number; busy: number };
}

function readOutput(child: Child, channel: Channel, leaving: AbortSignal, { stdout, stderr }: RunOptions): Output {
  const merger = new LineMerger<'stdout' | 'stderr'>();
  const activity = { pieces: 0, busy: 0 };

  async function read(name: 'stdout' | 'stderr', from: Readable, to: Writable): Promise<void> {
    const passage = passTo(to);
    try {
      for await (const bytes of chunksOf(from, leaving)) {
        activity.pieces++;
        activity.busy++;
        await passage.write(bytes);
        await channel.put(merger.push(name, bytes));
        activity.busy--;
      }
      await channel.put(merger.end(name));
    } finally {
      passage.close();
    }
  }

  const taken = Promise.all([read('stdout', child.stdout, stdout), read('stderr', child.stderr, stderr)]);
  // At once and not when the child exits: it may wait for us.
  taken.catch((error) => channel.fail(error));
  return { taken, activity };
}

/** Bounded also where the other process never falls silent. */
const mostPeriods = 10;

function onSilence({ activity }: Output, milliseconds: number, stop: () => void): () => void {
  let seen = activity.pieces;
  let periods = 0;
  const timer = setInterval(() => {
    const silent = activity.pieces === seen;
    seen = activity.pieces;
    // What is waiting for a slow reader of ours is not silence.
    if (activity.busy === 0 && (silent || ++periods >= mostPeriods)) stop();
  }, milliseconds);
  return () => clearInterval(timer);
}

/** Returns how to stop it. */
function forwardSignals(child: Child, options: RunOptions, leave: () => void): () => void {
  const {
    signal,
    signals = process,
    ownGroup = false,
    onTerminal = process.stdin.isTTY === true && !ownGroup,
  } = options;
  const kill = (name: NodeJS.Signals) => (ownGroup ? killGroup(child, name) : child.kill(name));
  let force: NodeJS.Timeout | undefined;
  let heard = 0;
  const onSignal = (name: 'SIGINT' | 'SIGTERM') => {
    if (++heard > 1) {
      kill('SIGKILL');
      leave();
    } else if (name === 'SIGTERM' || !onTerminal) {
      kill(name);
    }
  };
  const onAbort = () => {
    kill('SIGTERM');
    // What execa does for the child alone.
    if (ownGroup) force = setTimeout(() => kill('SIGKILL'), graceMilliseconds);
  };
  signals.on('SIGINT', onSignal);
  signals.on('SIGTERM', onSignal);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  return () => {
    signals.off('SIGINT', onSignal);
    signals.off('SIGTERM', onSignal);
    signal?.removeEventListener('abort', onAbort);
    clearTimeout(force);
    // Nothing of a build that was given up writes to the tree any more.
    if (ownGroup && signal?.aborted) kill('SIGKILL');
  };
}

/** A child that was asked to stop has this long. */
const graceMilliseconds = 5_000;

function killGroup({ pid }: Child, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // They have all ended.
  }
}

async function* named(bytes: AsyncIterable<Buffer>, source: string): AsyncGenerator<LogChunk, void, void> {
  for await (const chunk of bytes) yield { source, bytes: chunk };
}

function notStarted(
  [file = '']: readonly string[],
  cwd: string,
  cause: { readonly code?: string | undefined },
): BuildfixError {
  const denied = cause.code === 'EACCES';
  return new BuildfixError('BUILDFIX_COMMAND_NOT_FOUND', {
    message: `${printable(file)} could not be started in ${cwd}: ${denied ? 'permission denied' : 'not found'}`,
    hint: denied
      ? 'Make it executable, or name the program that runs it.'
      : "Check its name and PATH; what only a shell knows needs one: run -- sh -c '…'.",
    cause,
  });
}
