import type { Baseline } from './context.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';

/** What has to be remembered of a problem to recognise it, and to tell whether it can be said to be gone. */
export interface KnownProblem {
  readonly fingerprint: string;
  readonly severity: Severity;
  readonly file?: string;
}

/** The problems of an earlier run, from the state or from a baseline file. */
export class KnownProblems implements Baseline {
  readonly #problems = new Map<string, KnownProblem>();

  /** Which run, if it is one of the state's. */
  readonly run: string | undefined;

  constructor(problems: Iterable<KnownProblem> = [], run?: string) {
    this.run = run;
    for (const problem of problems) this.add(problem);
  }

  get size(): number {
    return this.#problems.size;
  }

  add(problem: KnownProblem): void {
    this.#problems.set(problem.fingerprint, problem);
  }

  has(fingerprint: string): boolean {
    return this.#problems.has(fingerprint);
  }

  [Symbol.iterator](): IterableIterator<KnownProblem> {
    return this.#problems.values();
  }

  /**
   * The problems that are not there any more. That they were not reported again is not enough: an incremental build is
   * silent about files that it does not compile. So a problem is gone only where the run covered its file, that is, had
   * something to say about it; and an error also where the build came through without any, since the file of an error
   * has to be compiled again before that.
   */
  gone(seen: Baseline, covered: ReadonlySet<string>, clean: boolean): KnownProblem[] {
    return [...this].filter(
      ({ fingerprint, severity, file }) =>
        !seen.has(fingerprint) && ((clean && severity === 'error') || (file !== undefined && covered.has(file))),
    );
  }
}

export function toKnownProblem({ fingerprint, severity, file }: Diagnostic): KnownProblem {
  return { fingerprint, severity, ...(file !== undefined && { file }) };
}
