import { type ChildProcess, spawn } from 'node:child_process';

export interface ToolCommand {
  /** An absolute path, and its arguments. No shell comes between. */
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  /** For standard input. */
  readonly input?: string;
  readonly timeoutMilliseconds: number;
  readonly signal?: AbortSignal | undefined;
}

export type ToolResult =
  | { readonly exitStatus: number; readonly stdout: string; readonly stderr: string }
  | { readonly failed: 'not-started' | 'timed-out' | 'aborted' | 'too-much-output' | 'killed'; readonly why: string };

/**
 * Runs a program to its end. It leads a process group of its own, which is killed as a whole when the time is over, the signal fires
 * or the output has no end; nothing of it goes on afterwards. Never throws.
 */
export function runTool({ command, cwd, input = '', timeoutMilliseconds, signal }: ToolCommand): Promise<ToolResult> {
  const [program, ...words] = command;
  if (signal?.aborted) return Promise.resolve({ failed: 'aborted', why: 'it was given up' });
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd, env: environment(), detached: ownGroup, windowsHide: true });
    let ended: Extract<ToolResult, { failed: string }> | undefined;
    const stop = (failed: NonNullable<typeof ended>['failed'], why: string) => {
      ended ??= { failed, why };
      killAll(child);
    };
    const onAbort = () => stop('aborted', 'it was given up');
    const timer = setTimeout(() => {
      stop('timed-out', `it took longer than ${timeoutMilliseconds / 1000} seconds`);
    }, timeoutMilliseconds);
    signal?.addEventListener('abort', onAbort, { once: true });
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let size = 0;
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (bytes: Buffer) => {
        size += bytes.length;
        if (size > mostBytes) stop('too-much-output', `it printed more than ${mostBytes >> 20} MiB`);
        else output[name].push(bytes);
      });
    }
    const finish = (result: ToolResult) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      // What it has started and left behind would write when nobody looks any more.
      killAll(child);
      resolve(result);
    };
    child.once('error', ({ message }) => finish({ failed: 'not-started', why: message }));
    child.once('close', (code, killedBy) => {
      if (ended) finish(ended);
      else if (code === null) finish({ failed: 'killed', why: `${killedBy} ended it` });
      else finish({ exitStatus: code, stdout: textOf(output.stdout), stderr: textOf(output.stderr) });
    });
    // A program that does not read its input is no error.
    child.stdin.on('error', () => {}).end(input);
  });
}

const mostBytes = 64 << 20;

const ownGroup = process.platform !== 'win32';

function environment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  return { ...inherited, NO_COLOR: '1', CARGO_TERM_COLOR: 'never', DOTNET_CLI_TELEMETRY_OPTOUT: '1' };
}

function killAll(child: ChildProcess): void {
  try {
    if (child.pid === undefined) return;
    if (ownGroup) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // They have all ended.
  }
}

function textOf(pieces: readonly Buffer[]): string {
  return Buffer.concat(pieces).toString('utf8');
}
