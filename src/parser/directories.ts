import { posix } from 'node:path';

/** Where make, ninja and others say they are, so that `a.c` in `src/` becomes `src/a.c`. */
export class DirectoryStack {
  /** By lane: what runs beside is somewhere else. */
  readonly #stacks = new Map<string, string[]>();

  /** All that is known, as plain data. */
  save(): [lane: string, stack: string[]][] {
    return [...this.#stacks].map(([lane, stack]) => [lane, [...stack]]);
  }

  resume(saved: readonly (readonly [lane: string, stack: readonly string[]])[]): void {
    for (const [lane, stack] of saved) this.#stacks.set(lane, [...stack]);
  }

  /** Takes note of a line that enters or leaves a directory; returns whether it was one. */
  observe(line: string, lane = ''): boolean {
    const match = entering.exec(line);
    if (!match) return false;
    const { verb, directory } = match.groups as { verb: string; directory: string };
    const stack = this.#stacks.get(lane) ?? [];
    if (verb === 'Entering') {
      if (stack.length < deepest) stack.push(directory);
    } else {
      // Parallel makes leave in any order: the one that is named goes, not the one on top.
      const at = stack.lastIndexOf(directory);
      if (at !== -1) stack.splice(at, 1);
    }
    // A lane that is nowhere is forgotten, so that their number stays small.
    if (stack.length === 0) this.#stacks.delete(lane);
    else if (this.#stacks.size < mostLanes) this.#stacks.set(lane, stack);
    return true;
  }

  /** Relative to the root when inside it, else as printed. */
  resolve(file: string, root: string, lane = ''): string {
    if (windowsPath.test(file)) return file;
    const printed = file.includes('\\') && !file.includes('/') ? file.replaceAll('\\', '/') : file;
    const stack = this.#stacks.get(lane) ?? this.#stacks.get('') ?? [];
    const directory = stack.at(-1);
    if (posix.isAbsolute(printed)) return inside(normalizePath(printed), root) ?? printed;
    if (!directory) return normalizePath(printed);
    // ninja -C names its directory relative to where it was called.
    const path = posix.resolve(root, directory, printed);
    // A log from another machine: the outermost directory is the root that it was built in.
    return inside(path, root) ?? inside(path, stack[0] ?? root) ?? printed;
  }
}

/** As `posix.normalize`, which takes its time also with the many names that are as they should be. */
export function normalizePath(path: string): string {
  return oddPath.test(path) ? posix.normalize(path) : path;
}

/** An empty segment or one of dots. */
const oddPath = /(?:^|\/)\.{0,2}(?:\/|$)/;

/** Whether the line is one that is taken note of. */
export function saysDirectory(line: string): boolean {
  return entering.test(line);
}

/** The words that a line must hold to be worth observing. */
export const directoryTriggers: readonly string[] = ['Entering directory', 'Leaving directory'];

const entering = /\b(?<verb>Entering|Leaving) directory [`'‘"](?<directory>[^'’"]+)['’"]/;
const windowsPath = /^[A-Za-z]:[\\/]|^\\\\/;
const deepest = 256;
const mostLanes = 256;

function inside(path: string, root: string): string | undefined {
  const base = root.endsWith('/') ? root : `${root}/`;
  return path.startsWith(base) && path.length > base.length ? path.slice(base.length) : undefined;
}
