import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { LRUCache } from 'lru-cache';
import { RecentMap } from '../core/recent-map.ts';
import { normalizePath } from './directories.ts';

/**
 * Names of files as a log prints them, to names in the tree at hand: the log may come from a CI machine or a container
 * (`/home/runner/work/shop/shop/src/a.c`, `C:\\agent\\_work\\1\\s\\src\\a.cs`, `/app/src/a.c`), or from a package deeper in the
 * tree. A name is changed only to that of a file which is there; where there is no tree, nothing changes.
 */
export class SourceFiles {
  readonly #root: string;
  readonly #exists: (path: string) => boolean;
  readonly #known = new RecentMap<string, string>(mostFiles);
  readonly #folders = new LRUCache<string, ReadonlyMap<string, string>>({ max: mostFolders });
  #atTop: ReadonlyMap<string, string> | undefined;
  /** What stood before the part inside the tree, the last time: the next file of the same machine begins alike. */
  #foreignRoot = '';

  constructor(root: string, exists: (path: string) => boolean = existsSync) {
    this.#root = root;
    this.#exists = exists;
  }

  /** `file` is relative to the root where that was known, else as printed; `package` a folder that the line's prefix names. */
  find(file: string, packageFolder = ''): string {
    const key = packageFolder === '' ? file : `${packageFolder}\0${file}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#search(file, packageFolder);
    this.#known.set(key, found);
    return found;
  }

  #search(file: string, packageFolder: string): string {
    const slashed = file.includes('\\') ? file.replaceAll('\\', '/') : file;
    const isForeign = posix.isAbsolute(slashed) || /^[A-Za-z]:\//.test(slashed);
    if (!isForeign) {
      if (this.#isFile(slashed)) return slashed;
      const inPackage = packageFolder && posix.join(packageFolder, slashed);
      return inPackage && this.#isFile(inPackage) ? inPackage : file;
    }
    if (this.#foreignRoot && slashed.startsWith(this.#foreignRoot)) {
      const inside = slashed.slice(this.#foreignRoot.length);
      if (this.#isFile(inside)) return inside;
    }
    // The longest ending that is there: a shorter one may be another file of the same name, a bare name any file.
    const parts = slashed.split('/');
    for (let from = 1; from < parts.length - 1 && from <= deepest; from++) {
      const ending = parts.slice(from).join('/');
      if (!this.#isFile(ending)) continue;
      this.#foreignRoot = slashed.slice(0, slashed.length - ending.length);
      return ending;
    }
    return /^[A-Za-z]:\//.test(slashed) ? (this.#searchAnyCase(parts) ?? file) : file;
  }

  /** Windows does not mind capitals, and its logs name files as somebody typed them. */
  #searchAnyCase(parts: readonly string[]): string | undefined {
    for (let from = 1; from < parts.length - 1 && from <= deepest; from++) {
      let folder = '';
      for (const part of parts.slice(from)) {
        const name: string | undefined = this.#namesIn(folder).get(part.toLowerCase());
        if (name === undefined) {
          folder = '';
          break;
        }
        folder = posix.join(folder, name);
      }
      if (folder !== '') return folder;
    }
    return undefined;
  }

  #namesIn(folder: string): ReadonlyMap<string, string> {
    const known = this.#folders.get(folder);
    if (known) return known;
    let names: string[] = [];
    try {
      names = readdirSync(posix.join(this.#root, folder));
    } catch {
      // Not a folder, or not one that may be read: nothing in it can be meant.
    }
    const found = new Map(names.map((name) => [name.toLowerCase(), name]));
    this.#folders.set(folder, found);
    return found;
  }

  /** A log is not trusted to lead out of the tree. */
  #isFile(path: string): boolean {
    const normal = normalizePath(path);
    if (normal.startsWith('..') || normal === '.') return false;
    // Most endings of a foreign path begin with a name that the root has not, and a question to the disk costs as much as a line.
    const slash = normal.indexOf('/');
    const top = slash === -1 ? normal : normal.slice(0, slash);
    this.#atTop ??= this.#namesIn('');
    return this.#atTop.has(top.toLowerCase()) && this.#exists(posix.join(this.#root, normal));
  }
}

const mostFiles = 10_000;
const mostFolders = 1000;
const deepest = 16;
