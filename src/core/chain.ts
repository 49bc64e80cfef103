import type { Duplex } from 'node:stream';
import type { Context } from './context.ts';
import { type Results, type Stage, type StageBody, streamOf } from './stage.ts';

/** A stage with its options, to stand in a chain. */
export interface Link {
  readonly name: string;
  readonly waiting: number | undefined;
  create(context: Context): StageBody<unknown, unknown>;
}

export function link<In, Out, Options extends object>(
  stage: Stage<In, Out, Options>,
  options: Partial<Options> = {},
): Link {
  const { stageName: name, waiting } = stage;
  return { name, waiting, create: (context) => stage.create(options, context) as StageBody<unknown, unknown> };
}

/**
 * Several stages as one stream. Each keeps its own counts and times; records go from one to the next by a call, which costs
 * less than a stream between each two. What comes of one record of
 * the first stage goes through each of the others as a whole. For stages that answer at once: one that answers later
 * needs a stream of its own, and throws a TypeError here.
 */
export function chain(links: readonly Link[], context: Context): Duplex {
  const steps = links.map((each) => ({
    name: each.name,
    body: each.create(context),
    meter: context.metrics.meter(each.name),
  }));
  type Step = (typeof steps)[number];

  function through(from: number, records: Iterable<unknown>): Iterable<unknown> {
    let current = records;
    for (let index = from; index < steps.length; index++) current = step(steps[index] as Step, current);
    return current;
  }

  function step({ name, body, meter }: Step, records: Iterable<unknown>): unknown[] {
    const given: unknown[] = [];
    for (const record of records) {
      meter.in++;
      const start = performance.now();
      for (const result of atOnce(name, body.transform(record))) given.push(result);
      meter.observe(performance.now() - start);
    }
    meter.out += given.length;
    return given;
  }

  const stream = streamOf(
    {
      transform: (record) => through(0, [record]),
      *flush() {
        for (const [index, { name, body, meter }] of steps.entries()) {
          const last = [...atOnce(name, body.flush?.() ?? [])];
          meter.out += last.length;
          yield* through(index + 1, last);
        }
      },
      async close() {
        const closed = await Promise.allSettled(steps.map(async ({ body }) => body.close?.()));
        for (const result of closed) if (result.status === 'rejected') throw result.reason;
      },
    },
    { waiting: links[0]?.waiting, signal: context.signal },
  );
  const [first, ...others] = steps;
  if (first) first.meter.queueDepth = () => stream.writableLength + stream.readableLength;
  for (const { meter } of others) meter.queueDepth = () => 0;
  return stream;
}

function atOnce(name: string, results: Results<unknown>): Iterable<unknown> {
  if (Symbol.iterator in results) return results;
  throw new TypeError(`the stage ${name} answers later, which in a chain it can't`);
}
