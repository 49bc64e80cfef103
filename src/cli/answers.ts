import { openSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { ReadStream } from 'node:tty';
import { BuildfixError } from '../core/errors.ts';

/** Lines that a person types. Whole lines and not single keys: the terminal's own editing works, and so do screen readers. */
export interface AnswerReader {
  /** The next line; `undefined` at the end of the input or when the signal fires. */
  read(signal: AbortSignal): Promise<string | undefined>;
  /** While somebody else reads from the terminal. */
  pause(): void;
  /** For an editor to read from. */
  readonly fd: number;
  close(): void;
}

/**
 * Where the log comes from standard input, the keys come from the terminal itself. Throws BUILDFIX_USAGE where nobody can be
 * asked.
 */
export function openAnswers({ logIsStdin }: { readonly logIsStdin: boolean }): AnswerReader {
  if (!process.stderr.isTTY) throw noTerminal('standard error, where the questions go, is no terminal');
  if (logIsStdin) {
    const { stream, fd } = openTerminal();
    return readLines(stream, fd, () => stream.destroy());
  }
  if (!process.stdin.isTTY) throw noTerminal('standard input, where the answers come from, is no terminal');
  return readLines(process.stdin, process.stdin.fd, () => {});
}

function openTerminal(): { stream: ReadStream; fd: number } {
  try {
    const fd = openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r');
    return { stream: new ReadStream(fd), fd };
  } catch (cause) {
    throw noTerminal('the log comes from standard input, and this process has no terminal beside it', cause);
  }
}

function readLines(input: ReadStream, fd: number, close: () => void): AnswerReader {
  // Not a terminal for readline: it would take Ctrl-C for itself, which has to reach the run.
  const lines = createInterface({ input, terminal: false });
  /** Typed ahead. */
  const waiting: string[] = [];
  let ended = false;
  let wake = () => {};
  lines.on('line', (line) => {
    waiting.push(line);
    wake();
  });
  lines.on('close', () => {
    ended = true;
    wake();
  });
  lines.pause();
  return {
    fd,
    async read(signal) {
      lines.resume();
      while (waiting.length === 0 && !ended && !signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
      }
      return signal.aborted ? undefined : waiting.shift();
    },
    pause: () => void lines.pause(),
    close() {
      lines.close();
      close();
    },
  };
}

function noTerminal(why: string, cause?: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_USAGE', {
    message: `--interactive needs a terminal: ${why}.`,
    hint: 'Leave it out: `buildfix fix LOG` shows all fixes, --rule, --code, --file and --safety choose among them, --write applies them.',
    cause,
  });
}
