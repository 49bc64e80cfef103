import { appendFileSync, copyFileSync, existsSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { BuildLog } from './build-log.ts';
import type { Random } from './random.ts';

/** A log that grows and is rotated, as a build and a log rotator do it, and all that was ever written to it. */
export class RotatingLog {
  readonly path: string;
  readonly #random: Random;
  readonly #text: BuildLog;
  #pieces: string[] = [];
  /** Written in pieces, as a pipe does it: the rest of a line comes with the next write. */
  #rest = '';

  constructor(path: string, random: Random) {
    this.path = path;
    this.#random = random;
    this.#text = new BuildLog(random);
  }

  get written(): string {
    return this.#pieces.join('');
  }

  grow(): void {
    const text = this.#rest + this.#text.some();
    const length = this.#random.chance(0.3) ? this.#random.below(text.length) : text.length;
    this.#append(text.slice(0, length));
    this.#rest = text.slice(length);
  }

  /** Ends the line that is being written. */
  finish(): void {
    this.#append(this.#rest);
    this.#rest = '';
  }

  rotate(): void {
    this.finish();
    if (!existsSync(this.path)) return;
    const { path } = this;
    for (let n = mostRotated; n >= 1; n--)
      if (existsSync(`${path}.${n}`)) renameSync(`${path}.${n}`, `${path}.${n + 1}`);
    rmSync(`${path}.${mostRotated + 1}`, { force: true });
    if (this.#random.chance(0.4)) {
      copyFileSync(path, `${path}.1`);
      truncateSync(path);
    } else {
      renameSync(path, `${path}.1`);
      // Its writer has not changed over yet.
      if (this.#random.chance(0.5)) this.#append(this.#text.some(), `${path}.1`);
      if (this.#random.chance(0.5)) this.#append('');
    }
  }

  /** What is still on the disk, the youngest last. */
  get rotated(): number {
    let n = 0;
    while (existsSync(`${this.path}.${n + 1}`)) n++;
    return n;
  }

  #append(text: string, path = this.path): void {
    appendFileSync(path, text);
    this.#pieces.push(text);
  }
}

/** Never reached: a tail that is killed all the time may be far behind. */
const mostRotated = 2_000;
