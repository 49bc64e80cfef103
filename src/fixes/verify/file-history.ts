import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Proposal } from '../plan.ts';
import { readsWholeProgram } from './phases.ts';
import type { Contents } from './working-tree.ts';

/** A state of the tree that a build has approved of. */
interface Approved {
  readonly errors: ReadonlyMap<string, number>;
  readonly contents: Contents;
  /** How many fixes were kept by then. */
  readonly kept: number;
}

/**
 * What each round left, so that no file ends with more errors than it began with. A right repair can bring to light more than it mends: that
 * was there all the time, and still nobody wants a run that leaves more to do. Tools that read all files as one program are not
 * looked at: one error keeps them from looking at any other file, so that their counts say nothing of one.
 */
export class FileHistory {
  readonly #states: Approved[] = [];

  add(problems: readonly Diagnostic[], contents: Contents, kept: number): void {
    this.#states.push({ errors: errorsByFile(problems), contents, kept });
  }

  /**
   * What to go back to, and which fixes that takes back.
   *
   * @param names of files by their path, as `contents` has it
   */
  leastErrors(
    names: ReadonlyMap<string, string>,
    kept: readonly Proposal[],
  ): { contents: Contents; fixes: readonly Proposal[] } {
    const first = this.#states[0];
    const last = this.#states.at(-1);
    const contents = new Map<string, Buffer>();
    const fixes = new Set<Proposal>();
    if (!first || !last) return { contents, fixes: [] };
    for (const [path, name] of names) {
      if (errorsIn(last, name) <= errorsIn(first, name)) continue;
      const concerned = kept.filter(({ fix }) => fix.edits.some(({ file }) => file === name));
      // A fix goes together or not at all; what several files share is left as it is.
      if (concerned.some(({ fix }) => fix.edits.some(({ file }) => file !== name))) continue;
      const best = this.#states.reduce((a, b) => (errorsIn(b, name) <= errorsIn(a, name) ? b : a));
      const bytes = best.contents.get(path) ?? first.contents.get(path);
      if (bytes) contents.set(path, bytes);
      for (const proposal of concerned) if (kept.indexOf(proposal) >= best.kept) fixes.add(proposal);
    }
    return { contents, fixes: [...fixes] };
  }
}

function errorsIn({ errors }: Approved, name: string): number {
  return errors.get(name) ?? 0;
}

function errorsByFile(problems: readonly Diagnostic[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const { severity, file } = problem;
    if (severity === 'error' && file !== undefined && !readsWholeProgram(problem))
      counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}
