import type { KnownProblems } from '../src/core/baseline.ts';
import type { Diagnostic, Safety, Severity } from '../src/core/diagnostic.ts';
import type { Summary, Trouble } from '../src/core/summary.ts';
import type { ParseTotals } from '../src/parser/parser.ts';
import { FingerprintSet } from '../src/runtime/fingerprint-table.ts';
import type { OccurrenceCounts } from '../src/runtime/occurrences.ts';

/** What a run came to, added up while it goes by. Its memory does not grow with the run. */
export class RunTally {
  readonly #occurrences: OccurrenceCounts;
  readonly #baseline: KnownProblems | undefined;
  readonly #seen = new FingerprintSet();
  /** Files that the run had something to say about. */
  readonly #covered = new Set<string>();
  readonly #bySeverity: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  readonly #fixable: Record<Safety, number> = { safe: 0, unsafe: 0, manual: 0 };
  readonly #suppressed = new Map<string, string[]>();
  #first: Diagnostic | undefined;
  #new = 0;
  #recurring = 0;
  #totals: ParseTotals = { logs: 0, lines: 0, bytes: 0, open: false };

  constructor(occurrences: OccurrenceCounts, baseline: KnownProblems | undefined) {
    this.#occurrences = occurrences;
    this.#baseline = baseline;
  }

  get distinct(): number {
    const { error, warning, info } = this.#bySeverity;
    return error + warning + info;
  }

  /** One distinct problem that came through all stages. */
  add(diagnostic: Diagnostic): void {
    this.#bySeverity[diagnostic.severity]++;
    if (this.#baseline) this.#remember(diagnostic);
    const best = bestSafety(diagnostic);
    if (best) this.#fixable[best]++;
    if (diagnostic.baseline === 'new') this.#new++;
    if (diagnostic.baseline === 'recurring') this.#recurring++;
    if (rank(diagnostic) > rank(this.#first)) this.#first = diagnostic;
  }

  suppress(diagnostic: Pick<Diagnostic, 'fingerprint' | 'file'>, reason: string): void {
    const { fingerprint } = diagnostic;
    if (this.#baseline) this.#remember(diagnostic);
    const fingerprints = this.#suppressed.get(reason) ?? [];
    fingerprints.push(fingerprint);
    this.#suppressed.set(reason, fingerprints);
  }

  read(totals: ParseTotals): void {
    this.#totals = totals;
  }

  #gone(baseline: KnownProblems): number {
    const { lines, failure } = this.#totals;
    const clean = lines > 0 && this.#bySeverity.error === 0 && failure === undefined;
    return baseline.gone(this.#seen, this.#covered, clean).length;
  }

  /** Only for comparing with a baseline. */
  #remember({ fingerprint, file }: Pick<Diagnostic, 'fingerprint' | 'file'>): void {
    this.#seen.add(fingerprint);
    if (file !== undefined && this.#covered.size < mostCovered) this.#covered.add(file);
  }

  summary(troubles: readonly Trouble[]): Summary {
    const suppressed = Object.fromEntries(
      [...this.#suppressed].map(([reason, fingerprints]) => [
        reason,
        fingerprints.reduce((sum, fingerprint) => sum + this.#occurrences.count(fingerprint), 0),
      ]),
    );
    const hidden = Object.values(suppressed).reduce((a, b) => a + b, 0);
    const strata = this.#occurrences.strata();
    const { failure, logs, lines, bytes } = this.#totals;
    return {
      logs,
      lines,
      bytes,
      total: this.#occurrences.total - hidden,
      distinct: this.distinct,
      bySeverity: this.#bySeverity,
      ...(this.#first && { first: this.#first }),
      ...(failure && { failure }),
      strata,
      ...(this.#baseline && {
        baseline: { new: this.#new, recurring: this.#recurring, gone: this.#gone(this.#baseline) },
      }),
      fixable: this.#fixable,
      suppressed,
      thinned: strata.reduce((sum, { thinned }) => sum + thinned, 0),
      estimated: this.#occurrences.estimated,
      troubles,
    };
  }
}

const mostCovered = 100_000;

function bestSafety({ fixes = [] }: Diagnostic): Safety | undefined {
  return (['safe', 'unsafe', 'manual'] as const).find((safety) => fixes.some((fix) => fix.safety === safety));
}

/** The first error broke the build; without one, the first warning is what there is to say. */
function rank(diagnostic: Diagnostic | undefined): number {
  return diagnostic ? { error: 3, warning: 2, info: 1 }[diagnostic.severity] : 0;
}
