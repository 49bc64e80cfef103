import { groupDigits } from '../reporters/digits.ts';

/** One line on standard error that says how far a long job is; only on a terminal, and gone when the job is done. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #clock: () => number;
  readonly #shown: boolean;
  readonly #start: number;
  #last = 0;
  #drawn = false;

  constructor({ stream = process.stderr, clock = Date.now, quiet = false } = {}) {
    this.#stream = stream;
    this.#clock = clock;
    this.#shown = stream.isTTY === true && !quiet;
    this.#start = clock();
    this.#last = this.#start;
  }

  /** `done` and `total` in bytes of what is read; without a total there is a rate but no end in sight. */
  update({ done, total, lines, problems }: { done: number; total?: number; lines: number; problems: number }): void {
    const now = this.#clock();
    if (!this.#shown || now - this.#last < redrawMilliseconds) return;
    this.#last = now;
    const seconds = (now - this.#start) / 1000;
    const rate = done / seconds;
    const parts = [
      total ? `${bar(done / total)} ${Math.min(100, Math.floor((100 * done) / total))} %` : formatBytes(done),
      `${groupDigits(lines)} lines`,
      `${groupDigits(problems)} problems`,
      `${formatBytes(rate)}/s`,
      ...(total && rate > 0 ? [`${Math.ceil((total - done) / rate)} s left`] : []),
    ];
    this.#drawn = true;
    this.#stream.write(`\r\x1b[2K${parts.join('  ').slice(0, (this.#stream.columns ?? 80) - 1)}`);
  }

  /** Takes the line away, so that what is printed next begins on a clean one. */
  clear(): void {
    if (this.#drawn) this.#stream.write('\r\x1b[2K');
    this.#drawn = false;
  }
}

const redrawMilliseconds = 100;
const barWidth = 20;

function bar(share: number): string {
  const full = Math.min(barWidth, Math.floor(share * barWidth));
  return `[${'='.repeat(full)}${' '.repeat(barWidth - full)}]`;
}

export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
