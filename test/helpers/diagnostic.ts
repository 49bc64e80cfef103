import type { Diagnostic } from '../../src/core/diagnostic.ts';
import type { FinishedRun } from '../../src/core/reporter.ts';
import type { Summary } from '../../src/core/summary.ts';

/** A diagnostic with what a test does not care about filled in. */
export function diagnostic(said: Partial<Diagnostic> = {}): Diagnostic {
  return {
    fingerprint: '00000000000000aa',
    severity: 'error',
    tool: 'tsc',
    code: 'TS2322',
    message: "Type 'string' is not assignable to type 'number'.",
    file: 'src/app.ts',
    line: 12,
    column: 5,
    columnUnit: 'utf16',
    log: { source: 'build.log', line: 1, lines: 1, offset: 0 },
    count: 1,
    ...said,
  };
}

/** 16 digits, spread as hashes are. */
export function fingerprint(n: number): string {
  return ((BigInt(n) * 0x9e37_79b9_7f4a_7c15n) & 0xffff_ffff_ffff_ffffn).toString(16).padStart(16, '0');
}

export function finishedRun(problems: readonly Diagnostic[], said: Partial<Summary> = {}): FinishedRun {
  const count = (severity: string) => problems.filter((problem) => problem.severity === severity).length;
  const summary: Summary = {
    logs: 1,
    lines: 100,
    bytes: 5_000,
    total: problems.length,
    distinct: problems.length,
    bySeverity: { error: count('error'), warning: count('warning'), info: count('info') },
    strata: [],
    fixable: { safe: 0, unsafe: 0, manual: 0 },
    suppressed: {},
    thinned: 0,
    estimated: 0,
    troubles: [],
    ...(problems[0] && { first: problems[0] }),
    ...said,
  };
  return {
    summary,
    async *problems() {
      yield* problems;
    },
  };
}
