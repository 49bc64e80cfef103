import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { PlannedFile, RefusalReason } from './plan.ts';
import { decodeText, type TextFile } from './text-file.ts';

/** A file as it was read. */
export interface SourceFile extends TextFile {
  /** Where it really is. */
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Reads files of the user's tree for editing, and only those: inside the root after every link is resolved, regular,
 * text, of a sane size, and not what belongs to git or to us. File names come out of a log.
 */
export class SourceTree {
  readonly #root: string;
  /** What was read, for the check before writing. */
  readonly read = new Map<string, SourceFile>();

  constructor(root: string) {
    this.#root = realpathSync(root);
  }

  open(name: string): PlannedFile {
    const located = this.locate(name);
    if ('refused' in located) return located;
    let bytes: Buffer;
    try {
      bytes = readFileSync(located.path);
    } catch (error) {
      return refused('not-found', `${name} can't be read: ${(error as Error).message}`);
    }
    const file = decodeText(bytes);
    if (!file) return refused('encoding', `${name} is no text in UTF-8 or UTF-16`);
    this.read.set(name, { ...file, path: located.path, bytes });
    return { file, path: located.path };
  }

  /** Names of the files in a folder, sorted; the first ones of a huge one, none where it is outside of the root or can't be read. */
  list(folder: string): readonly string[] {
    if (folder.includes('\0')) return [];
    try {
      const path = realpathSync(isAbsolute(folder) ? folder : join(this.#root, folder));
      if (path !== this.#root && inside(this.#root, path) === undefined) return [];
      const entries = readdirSync(path, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map(({ name }) => name)
        .sort()
        .slice(0, mostListed);
    } catch {
      return [];
    }
  }

  /** The real path of a file that may be edited. */
  locate(name: string): { readonly path: string } | Extract<PlannedFile, { refused: RefusalReason }> {
    if (name.includes('\0')) return refused('outside-root', 'its name holds a NUL');
    const joined = isAbsolute(name) ? name : join(this.#root, name);
    let path: string;
    try {
      path = realpathSync(joined);
    } catch {
      return inside(this.#root, joined) === undefined
        ? refused('outside-root', `${name} is outside the root`)
        : refused('not-found', `${name} does not exist in the root`);
    }
    const within = inside(this.#root, path);
    if (within === undefined) return refused('outside-root', `${name} is outside the root`);
    const folder = within.split(sep).find((part) => protectedFolders.has(part));
    if (folder !== undefined) return refused('protected', `what is in ${folder} is not edited`);
    const stats = lstatSync(path);
    if (!stats.isFile()) return refused('not-a-file', `${name} is not a regular file`);
    if (stats.size > largest) return refused('too-large', `${name} has more than ${largest >> 20} MiB`);
    return { path };
  }
}

/** The name of a file that patches and globs mean: relative to the root, whatever link or path a log named it by. */
export function nameInTree(realRoot: string, path: string): string {
  const within = relative(realRoot, path);
  return sep === '/' ? within : within.replaceAll(sep, '/');
}

const protectedFolders: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.buildfix']);
const largest = 16 << 20;
const mostListed = 2000;

function refused(reason: RefusalReason, why: string): Extract<PlannedFile, { refused: RefusalReason }> {
  return { refused: reason, why };
}

function inside(root: string, path: string): string | undefined {
  const within = relative(root, path);
  return within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within) ? undefined : within;
}
