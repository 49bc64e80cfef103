import { BuildfixError } from '../core/errors.ts';
import { rules as known } from '../fixes/rules/index.ts';
import { compileSelection } from '../fixes/selection.ts';

/** What `fix` and `run --fix` are told about which fixes are wanted. */
export interface FixFilters {
  readonly unsafe?: boolean;
  readonly rule?: readonly string[];
  readonly code?: readonly string[];
  readonly file?: readonly string[];
  readonly safety?: readonly ('safe' | 'unsafe')[];
}

/** Throws BUILDFIX_NOT_FOUND for a rule that there is not. Who is asked for each fix is asked for the unsafe ones too. */
export function chosenFixes({ unsafe, rule, code, file, safety: only }: FixFilters, asked: boolean) {
  for (const name of rule ?? []) checkRule(name);
  const safety = unsafe || asked || only?.includes('unsafe') ? ('unsafe' as const) : ('safe' as const);
  const lists = { ...(rule && { rules: rule }), ...(code && { codes: code }), ...(file && { files: file }) };
  return { safety, select: compileSelection({ safety, ...lists, ...(only && { only }) }) };
}

function checkRule(pattern: string): void {
  const name = pattern.replace(/^rule:/, '');
  if (name === 'compiler' || /[*?[{(!]/.test(name) || known.some((rule) => rule.name === name)) return;
  throw new BuildfixError('BUILDFIX_NOT_FOUND', {
    message: `There is no rule called ${JSON.stringify(name)}.`,
    hint: '`buildfix rules` lists them; `--rule compiler` means what the tools themselves propose.',
  });
}
