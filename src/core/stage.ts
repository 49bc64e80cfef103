import { createRequire } from 'node:module';
import type { Duplex, Transform } from 'node:stream';
import { bareContext, type Context, type StageMeter } from './context.ts';

/** A stage's logic, without a stream: testable by calling it. */
export interface StageBody<In, Out> {
  /** Give nothing to drop a record, one to keep it, more to split it. */
  transform(record: In): Results<Out>;
  /** Runs once after the last record. */
  flush?(): Results<Out>;
  /** Runs once, also after an error or an abort: closes what the body opened. */
  close?(): void | Promise<void>;
}

export type Results<Out> = Iterable<Out> | AsyncIterable<Out> | Promise<Iterable<Out>>;

export interface StageDefinition<In, Out, Options extends object> {
  readonly name: string;
  readonly defaults: Options;
  /** How many records may wait in front of it. Default 16, Node's own; fewer where a record is a megabyte of log. */
  readonly waiting?: number;
  create(options: Options, context: Context, drop: (reason: string) => void): StageBody<In, Out>;
}

/** Call it for a stream; or take `create` for the logic alone. */
export interface Stage<In, Out, Options extends object> {
  (options?: Partial<Options>, context?: Context): Duplex;
  readonly stageName: string;
  readonly defaults: Options;
  create(options?: Partial<Options>, context?: Context): StageBody<In, Out>;
}

/** The one stream shell around every stage: options, counting, timing, backpressure, abort and closing live here. */
export function defineStage<In, Out, Options extends object>(
  definition: StageDefinition<In, Out, Options>,
): Stage<In, Out, Options> {
  function create(options: Partial<Options> = {}, context = bareContext()): StageBody<In, Out> {
    const meter = context.metrics.meter(definition.name);
    return definition.create({ ...definition.defaults, ...options }, context, (reason) => meter.drop(reason));
  }

  function open(options: Partial<Options> = {}, context = bareContext()): Duplex {
    return shell(create(options, context), context.metrics.meter(definition.name), definition.waiting, context.signal);
  }

  return Object.assign(open, { stageName: definition.name, defaults: definition.defaults, create });
}

const { objectTransform } = loadThrough2(process.env);

/**
 * through2 stands on readable-stream, which brings streams of its own in forty modules; told so while it is loaded, it
 * takes those of Node, which are there already and faster. The word is taken back: a build that is wrapped must not
 * inherit it.
 */
function loadThrough2(environment: NodeJS.ProcessEnv): typeof import('through2') {
  const { READABLE_STREAM: before } = environment;
  environment.READABLE_STREAM = 'disable';
  try {
    return createRequire(import.meta.url)('through2');
  } finally {
    if (before === undefined) delete environment.READABLE_STREAM;
    else environment.READABLE_STREAM = before;
  }
}

function shell<In, Out>(body: StageBody<In, Out>, meter: StageMeter, waiting = 16, signal?: AbortSignal): Duplex {
  // objectTransform and not one of through2's generator forms: those move a fifth of the records per second.
  const stream = objectTransform(
    { writableHighWaterMark: waiting },
    function (this: Transform, record: In, _encoding: BufferEncoding, done: Done) {
      meter.in++;
      const start = performance.now();
      const finish: Done = (error) => {
        meter.observe(performance.now() - start);
        done(error);
      };
      pushAll(this, () => body.transform(record), meter, finish);
    },
    function (this: Transform, done: Done) {
      pushAll(this, () => body.flush?.() ?? [], meter, done);
    },
  ) as unknown as Transform;
  meter.queueDepth = () => stream.writableLength + stream.readableLength;
  closeWith(stream, body);
  if (signal) abortWith(stream, signal);
  return stream;
}

type Done = (error?: Error | null) => void;

function pushAll<Out>(stream: Transform, produce: () => Results<Out>, meter: StageMeter, done: Done): void {
  try {
    const results = produce();
    if (Symbol.iterator in results) {
      for (const record of results) {
        meter.out++;
        stream.push(record);
      }
      done();
    } else {
      pushLater(stream, results, meter).then(() => done(), done);
    }
  } catch (error) {
    done(error as Error);
  }
}

async function pushLater<Out>(
  stream: Transform,
  results: AsyncIterable<Out> | Promise<Iterable<Out>>,
  meter: StageMeter,
): Promise<void> {
  for await (const record of Symbol.asyncIterator in results ? results : await results) {
    meter.out++;
    stream.push(record);
  }
}

function closeWith<In, Out>(stream: Transform, body: StageBody<In, Out>): void {
  const destroy = stream._destroy;
  stream._destroy = function (error, done) {
    Promise.resolve(body.close?.()).then(
      () => destroy.call(this, error, done),
      (closing: Error) => destroy.call(this, error ?? closing, done),
    );
  };
}

function abortWith(stream: Transform, signal: AbortSignal): void {
  const abort = () => {
    stream.destroy(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
  };
  if (signal.aborted) return abort();
  signal.addEventListener('abort', abort, { once: true });
  stream.once('close', () => signal.removeEventListener('abort', abort));
}
