import { posix } from 'node:path';

/** Where make, ninja and others say they are, so that `a.c` in `src/` becomes `src/a.c`. */
export class DirectoryStack {
  readonly #stack: string[] = [];

  /** Takes note of a line that enters or leaves a directory; returns whether it was one. */
  observe(line: string): boolean {
    const match = entering.exec(line);
    if (!match) return false;
    const { verb, directory } = match.groups as { verb: string; directory: string };
    if (verb === 'Entering') {
      if (this.#stack.length < deepest) this.#stack.push(directory);
    } else {
      // Parallel makes leave in any order: the one that is named goes, not the one on top.
      const at = this.#stack.lastIndexOf(directory);
      if (at !== -1) this.#stack.splice(at, 1);
    }
    return true;
  }

  /** Relative to the root when inside it, else as printed. */
  resolve(file: string, root: string): string {
    if (windowsPath.test(file)) return file;
    const printed = file.includes('\\') && !file.includes('/') ? file.replaceAll('\\', '/') : file;
    const directory = this.#stack.at(-1);
    if (posix.isAbsolute(printed)) return inside(posix.normalize(printed), root) ?? printed;
    if (!directory) return posix.normalize(printed);
    const path = posix.join(directory, printed);
    // A log from another machine: the outermost directory is the root that it was built in.
    return inside(path, root) ?? inside(path, this.#stack[0] as string) ?? printed;
  }
}

/** The words that a line must hold to be worth observing. */
export const directoryTriggers: readonly string[] = ['Entering directory', 'Leaving directory'];

const entering = /\b(?<verb>Entering|Leaving) directory [`'‘"](?<directory>[^'’"]+)['’"]/;
const windowsPath = /^[A-Za-z]:[\\/]|^\\\\/;
const deepest = 256;

function inside(path: string, root: string): string | undefined {
  const base = root.endsWith('/') ? root : `${root}/`;
  return path.startsWith(base) && path.length > base.length ? path.slice(base.length) : undefined;
}
