/** How stages are wired: `import … from 'buildfix/pipelines'`. */

export { type Caches, type CachesOptions, openCaches } from './caches.ts';
export { composePipeline, type PipelineTestResult, testPipeline } from './compose.ts';
export { type ContextOptions, createContext } from './context.ts';
export { type FixTreeOptions, type FixTreeResult, fixTree } from './fix.ts';
export { KnownLogs, type KnownLogsOptions } from './known-logs.ts';
export { type JobOptions, runMainJob } from './main-job.ts';
export type { Output } from './output.ts';
export { openLogsInParallel, type ParallelLogsOptions } from './parallel-logs.ts';
export {
  type Build,
  type RolledBack,
  type StopReason,
  type VerifyEvent,
  type VerifyOptions,
  type VerifyReport,
  verifyFixes,
} from './verify.ts';
