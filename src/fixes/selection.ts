import { compileGlob, compileSelector } from '../core/selector.ts';
import type { Problem, Proposal } from './plan.ts';

/** Which of the proposed fixes are wanted. Of a list one entry has to fit; an absent list wants everything. */
export interface Selection {
  /** `unsafe` includes safe. */
  readonly safety: 'safe' | 'unsafe';
  /** Names of rules with or without `rule:`, or `compiler`; globs. */
  readonly rules?: readonly string[];
  /** Codes of diagnostics; globs. */
  readonly codes?: readonly string[];
  /** Globs over the files that are edited; a folder stands for what is in it. */
  readonly files?: readonly string[];
  /** Only fixes that are as safe as that. */
  readonly only?: readonly ('safe' | 'unsafe')[];
}

/** Compiled once; says of each fix why it is not wanted, or nothing where it is. */
export function compileSelection({
  safety,
  rules,
  codes,
  files,
  only,
}: Selection): (proposal: Proposal) => Problem | undefined {
  const fitsRule = anyOf(rules, (pattern) => {
    const fits = compileGlob(pattern.replace(/^rule:/, ''), { nobrace: true });
    return ({ fix: { origin } }) => fits(origin.replace(/^rule:/, ''));
  });
  const fitsCode = anyOf(codes, (code) => {
    const fits = compileSelector({ code });
    return ({ diagnostic }) => fits(diagnostic);
  });
  const fitsFile = anyOf(files, (pattern) => {
    const clean = pattern.replace(/^\.\//, '').replace(/\/+$/, '');
    const [fits, isBelow] = [clean, `${clean}/**`].map((glob) => compileGlob(glob, { dot: true }));
    return ({ fix: { edits } }) => edits.every(({ file }) => fits?.(file) || isBelow?.(file));
  });
  return (proposal) => {
    const { fix } = proposal;
    if (fix.safety === 'manual') return { reason: 'manual', why: 'a person has to finish it' };
    const filter =
      (!fitsRule(proposal) && '--rule') ||
      (!fitsCode(proposal) && '--code') ||
      (!fitsFile(proposal) && '--file') ||
      (only && !only.includes(fix.safety) && '--safety');
    if (filter) return { reason: 'not-selected', why: `${filter} leaves it out` };
    if (fix.safety === 'unsafe' && safety === 'safe') {
      return { reason: 'unsafe', why: 'it may change what the code does' };
    }
    return undefined;
  };
}

type Test = (proposal: Proposal) => boolean;

function anyOf(patterns: readonly string[] | undefined, compile: (pattern: string) => Test): Test {
  if (!patterns) return () => true;
  const tests = patterns.map(compile);
  return (proposal) => tests.some((test) => test(proposal));
}
