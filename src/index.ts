/** What a program gets from `import … from 'buildfix'`. Stages and pipelines have entries of their own. */

export { type FixTreeOptions, type FixTreeResult, fixTree } from '../pipelines/fix.ts';
export type * from './core/cause.ts';
export { bareContext, type Context } from './core/context.ts';
export type * from './core/diagnostic.ts';
export { BuildfixError, type ErrorCode } from './core/errors.ts';
export type { Format, FormatRule } from './core/format.ts';
export { defineStage, type Stage, type StageBody } from './core/stage.ts';
export type { Summary } from './core/summary.ts';
export { type FindFailureOptions, findFailure } from './failure/find-failure.ts';
export { rememberGoodRun } from './failure/good-log.ts';
export type { Refusal } from './fixes/plan.ts';
export { listWrites, type UndoReport, undo } from './fixes/undo.ts';
export { type ParseLogOptions, parseLog } from './parser/parse-log.ts';
