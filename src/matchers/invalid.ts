import { BuildfixError } from '../core/errors.ts';

export function invalid(path: string, line: number, column: number, problem: string, hint?: string): BuildfixError {
  return new BuildfixError('BUILDFIX_CONFIG_INVALID', {
    message: `${path}:${line}:${column}: ${problem}.`,
    ...(hint !== undefined && { hint }),
  });
}
