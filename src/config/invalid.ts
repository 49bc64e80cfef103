import { BuildfixError } from '../core/errors.ts';

export function invalid(file: string, mistakes: readonly string[], cause?: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_CONFIG_INVALID', {
    message: mistakes.map((mistake) => `${file}: ${mistake}`).join('\n'),
    hint: 'docs/configuration.md lists every key; `buildfix config check` tries the file alone.',
    ...(cause !== undefined && { cause }),
  });
}
