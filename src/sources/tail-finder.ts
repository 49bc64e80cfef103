import { dirname, resolve } from 'node:path';
import { expandPatterns, staticFolder } from './patterns.ts';
import { type FollowedFile, rotatedName } from './tail-file.ts';
import type { Checkpoint } from './tail-identity.ts';

export interface FinderOptions {
  readonly cwd: string;
  readonly absolute?: boolean;
  readonly checkpoints?: readonly Checkpoint[];
  /** Patterns are not asked more often, in milliseconds. */
  readonly pollInterval: number;
  readonly clock: () => number;
}

export interface FoundLog {
  readonly name: string;
  readonly path: string;
  /** It was not there when the following began, so nobody has seen its beginning. */
  readonly isNew: boolean;
}

/** Which files are to be followed: those that were named, and those that patterns find, now and later. */
export class Finder {
  readonly #patterns: readonly string[];
  readonly #options: FinderOptions;
  #globs: readonly string[] | undefined;
  #nextLook = Number.NEGATIVE_INFINITY;
  /** By name: since when a file that a pattern found has had nothing to say and no place in its folder. */
  readonly #silent = new Map<string, number>();

  constructor(patterns: readonly string[], options: FinderOptions) {
    this.#patterns = patterns;
    this.#options = options;
  }

  get hasPatterns(): boolean {
    return (this.#globs?.length ?? 0) > 0;
  }

  /** Paths in the folders in which something may happen. */
  async watched(): Promise<string[]> {
    const { cwd } = this.#options;
    return Promise.all(
      this.#patterns.map(async (pattern) => {
        const folder = await staticFolder(pattern, cwd);
        return folder === undefined ? resolve(cwd, pattern) : resolve(folder, 'any');
      }),
    );
  }

  /** What is to be followed besides `known`. `isEnd`: nobody asks again. */
  async find(known: ReadonlyMap<string, FollowedFile>, isEnd: boolean): Promise<FoundLog[]> {
    const { cwd, clock, pollInterval, absolute = false } = this.#options;
    const isFirst = this.#globs === undefined;
    if (!isFirst && (!this.hasPatterns || (!isEnd && clock() < this.#nextLook))) return [];
    this.#nextLook = clock() + pollInterval;
    if (isFirst) {
      const folders = await Promise.all(this.#patterns.map((pattern) => staticFolder(pattern, cwd)));
      this.#globs = this.#patterns.filter((_, index) => folders[index] !== undefined);
    }
    const found = await expandPatterns(isFirst ? this.#patterns : (this.#globs ?? []), cwd, () => {});
    const named = found.map(({ label, path }) => ({ name: absolute ? path : label, path }));
    const before = isFirst && this.hasPatterns ? await this.#followedBefore() : [];
    const all = new Map([...before, ...named].map((log) => [log.name, log]));
    const paths = [
      ...[...known.keys()].map((name) => resolve(cwd, name)),
      ...[...all.values()].map(({ path }) => path),
    ];
    return [...all.values()]
      .filter(({ name, path }) => !known.has(name) && !isRotated(path, paths))
      .map((log) => ({ ...log, isNew: !isFirst }));
  }

  /** A file that was found by a pattern, and whose name is gone, would be kept open for ever. */
  async forget(followed: readonly (readonly [string, FollowedFile])[]): Promise<string[]> {
    const { cwd, clock } = this.#options;
    const gone: string[] = [];
    if (!this.hasPatterns) return gone;
    for (const [name, file] of followed) {
      if (this.#patterns.some((pattern) => resolve(cwd, pattern) === resolve(cwd, name)) || !(await file.isAway())) {
        this.#silent.delete(name);
        continue;
      }
      const since = this.#silent.get(name) ?? clock();
      this.#silent.set(name, since);
      if (clock() - since < patience) continue;
      this.#silent.delete(name);
      await file.close();
      gone.push(name);
    }
    return gone;
  }

  /** A name that is not there now may have been rotated away, with lines in it that nobody has read. */
  async #followedBefore(): Promise<{ name: string; path: string }[]> {
    const { checkpoints = [], cwd } = this.#options;
    const { default: picomatch } = await import('picomatch');
    const fits = picomatch(
      (this.#globs ?? []).map((glob) => resolve(cwd, glob)),
      { dot: true },
    );
    return checkpoints.map(({ path }) => ({ name: path, path: resolve(cwd, path) })).filter(({ path }) => fits(path));
  }
}

/** In milliseconds: a writer that goes on in a file whose name is gone does so before that. */
const patience = 60_000;

const packed = /\.(?:gz|bz2|xz|zst|br|zip|Z|lz4?)$/;

/** What a file was renamed or copied to is read as its past, and not as a log of its own; packed ones are not followed. */
function isRotated(path: string, paths: readonly string[]): boolean {
  if (packed.test(path)) return true;
  return paths.some(
    (other) =>
      other !== path &&
      dirname(other) === dirname(path) &&
      path.startsWith(other) &&
      rotatedName.test(path.slice(other.length)),
  );
}
