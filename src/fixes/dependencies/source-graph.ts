import { hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, posix, relative, sep } from 'node:path';
import { depfilePlaces, parseDepfile } from './depfile.ts';
import { languageOf } from './languages.ts';

/** A file and all that it depends on, as they are now. */
export interface Closure {
  /** Changes when one of the files changes, comes or goes. */
  readonly digest: string;
  /** Relative to the root, the file itself first. */
  readonly files: readonly string[];
}

/**
 * Which files of a tree depend on which, found out from depfiles where a build has left some, else from what the sources
 * name. Only of files that are asked for, each read once; a graph is of one moment, and a later run makes its own.
 */
export class SourceGraph {
  readonly #root: string;
  readonly #nodes = new Map<string, Node | undefined>();
  #bytes = 0;
  #buildFolders: readonly string[] | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** `file` is relative to the root. Nothing for what is not there, and where there is more than can be looked at. */
  closure(file: string): Closure | undefined {
    const start = posix.normalize(file);
    const found = new Map<string, Node>();
    const waiting = [start];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      const node = this.#node(next);
      if (!node) continue;
      found.set(next, node);
      if (found.size > mostFiles) return undefined;
      waiting.push(...node.uses);
    }
    if (!found.has(start)) return undefined;
    const files = [...found.keys()].slice(1).sort();
    const text = [start, ...files].map((name) => `${name}\0${found.get(name)?.digest}`).join('\n');
    return { digest: hash('sha1', text), files: [start, ...files] };
  }

  /** Files that were looked at count as looked at: that they are not there is remembered as well. */
  #node(file: string): Node | undefined {
    if (this.#nodes.has(file)) return this.#nodes.get(file);
    const node = this.#read(file);
    this.#nodes.set(file, node);
    return node;
  }

  #read(file: string): Node | undefined {
    const bytes = this.#bytesOf(file);
    if (!bytes) return undefined;
    const language = languageOf(file);
    const digest = hash('sha1', bytes);
    if (!language || bytes.length > longest) return { digest, uses: [] };
    const uses = new Set(this.#fromDepfile(file));
    for (const match of bytes.toString().matchAll(language.names)) {
      const name = match.slice(1).find((group) => group !== undefined);
      if (name === undefined) continue;
      const place = language.places(name, file).find((each) => this.#exists(each));
      if (place !== undefined) uses.add(posix.normalize(place));
    }
    uses.delete(file);
    return { digest, uses: [...uses] };
  }

  #fromDepfile(file: string): string[] {
    for (const place of depfilePlaces(file, this.#builds())) {
      if (!this.#exists(place)) continue;
      const folders = ['', posix.dirname(place), place.split('/')[0] ?? ''];
      const named = parseDepfile(this.#bytesOf(place)?.toString() ?? '').map((name) => this.#inside(name, folders));
      // One that is not about this file has the name of its depfile by chance.
      if (named.includes(file)) return named.filter((name) => name !== undefined);
    }
    return [];
  }

  /** Compilers print paths as they were given, from the folder in which they ran. */
  #inside(name: string, folders: readonly string[]): string | undefined {
    if (isAbsolute(name)) {
      const within = relative(this.#root, name).split(sep).join('/');
      return within.startsWith('../') ? undefined : within;
    }
    const found = folders.map((folder) => posix.normalize(posix.join(folder, name))).find((each) => this.#exists(each));
    return found?.startsWith('../') ? undefined : found;
  }

  /** Folders of the root that builds write to, and those of CMake's targets in them. */
  #builds(): readonly string[] {
    this.#buildFolders ??= this.#foldersIn('')
      .filter((name) => buildNames.test(name))
      .flatMap((build) => [
        build,
        ...this.#foldersIn(`${build}/CMakeFiles`)
          .filter((name) => name.endsWith('.dir'))
          .map((name) => `${build}/CMakeFiles/${name}`),
      ])
      .slice(0, mostBuildFolders);
    return this.#buildFolders;
  }

  #foldersIn(folder: string): string[] {
    try {
      const entries = readdirSync(join(this.#root, folder), { withFileTypes: true });
      return entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
    } catch {
      return [];
    }
  }

  #exists(file: string): boolean {
    const normal = posix.normalize(file);
    if (normal.startsWith('../') || posix.isAbsolute(normal)) return false;
    if (this.#nodes.has(normal)) return this.#nodes.get(normal) !== undefined;
    return statSync(join(this.#root, normal), { throwIfNoEntry: false })?.isFile() === true;
  }

  #bytesOf(file: string): Buffer | undefined {
    if (!this.#exists(file) || this.#bytes > mostBytes) return undefined;
    try {
      const bytes = readFileSync(join(this.#root, file));
      this.#bytes += bytes.length;
      return bytes;
    } catch {
      return undefined;
    }
  }
}

interface Node {
  readonly digest: string;
  readonly uses: readonly string[];
}

const buildNames = /^(?:build|out|obj|objs|bin|target|_build|cmake-build)(?:[-_.].*)?$/i;
const mostBuildFolders = 100;
const mostFiles = 2_000;
/** Of all files that are looked at; then nothing more is known, and problems are handled as if for the first time. */
const mostBytes = 256e6;
/** What is longer was generated, and seldom by hand imports anything. */
const longest = 4e6;
