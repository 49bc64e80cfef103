import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';

const program = new URL('../../dist/src/cli/main.js', import.meta.url).pathname;

export interface Ended {
  /** Absent where a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly cwd: string;
  readonly input?: Buffer;
  /** What a shell is to set before, such as `ulimit -f 10`. */
  readonly limit?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command as its own process, that can be killed at any moment. */
export class Program {
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ended>;
  #isOver = false;

  constructor(words: readonly string[], { cwd, input, limit, env }: StartOptions) {
    const command = [process.execPath, program, ...words];
    // The words are arguments of the shell, not text of it.
    const [file, ...others] = limit ? ['sh', '-c', `${limit}; exec "$@"`, 'sh', ...command] : command;
    this.#child = spawn(file as string, others, {
      cwd,
      env: { PATH: process.env.PATH, HOME: tmpdir(), CI: '1', NODE_NO_WARNINGS: '1', ...env },
      stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout = (stdout + text).slice(-longestText);
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-longestText);
    });
    this.#child.stdin?.on('error', () => {}).end(input);
    this.#ended = once(this.#child, 'close').then(([status, signal]) => {
      this.#isOver = true;
      return { status, signal, stdout, stderr };
    });
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  ended(): Promise<Ended> {
    return this.#ended;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<Ended> {
    this.signal('SIGKILL');
    return this.#ended;
  }
}

const longestText = 100_000;

/** To its end. */
export async function run(words: readonly string[], options: StartOptions): Promise<Ended> {
  return new Program(words, options).ended();
}
