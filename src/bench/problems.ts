import type { Diagnostic } from '../core/diagnostic.ts';

/** Distinct problems as the parser gives them, one for each number from 0 on, their fingerprints spread as hashes are. */
export function problem(n: number, said: Partial<Diagnostic> = {}): Diagnostic {
  return {
    fingerprint: ((BigInt(n + 1) * 0x9e37_79b9_7f4a_7c15n) & 0xffff_ffff_ffff_ffffn).toString(16).padStart(16, '0'),
    severity: 'error',
    tool: 'gcc',
    code: '-Wunused-variable',
    message: `unused variable 'x${n}'`,
    file: `src/module${n % 5_000}.c`,
    line: n + 1,
    log: { source: 'log', line: n + 1, lines: 1, offset: n * 80 },
    count: 1,
    ...said,
  };
}
