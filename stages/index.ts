/** Every stage, for programs: `import { parse, dedupe } from 'buildfix/stages'`. */

export { type BatchWriteOptions, batchWrite, type WriteReport } from './batch-write.ts';
export { dedupe } from './dedupe.ts';
export { fix } from './fix.ts';
export { type MetricsOptions, metrics } from './metrics.ts';
export { type ParseOptions, parse } from './parse.ts';
export { type RouteEntry, type RouteOptions, route, type SuppressEntry } from './route.ts';
export { type SampleOptions, sample } from './sample.ts';
