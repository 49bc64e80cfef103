/** What a program gets from `import … from 'buildfix'`. Stages and pipelines have entries of their own. */

export type * from './core/diagnostic.ts';
export { BuildfixError, type ErrorCode } from './core/errors.ts';
export type { Format, FormatRule } from './core/format.ts';
export { type ParseLogOptions, parseLog } from './parser/parse-log.ts';
