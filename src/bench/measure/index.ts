import type { FigureDefinition } from '../figure.ts';
import type { Measurement } from '../measurement.ts';
import { cache } from './cache.ts';
import { dedupe } from './dedupe.ts';
import { memory } from './memory.ts';
import { parse } from './parse.ts';
import { pipe } from './pipe.ts';
import { replay } from './replay.ts';
import { route } from './route.ts';
import { sample } from './sample.ts';
import { startup } from './startup.ts';
import { state } from './state.ts';
import { tail } from './tail.ts';
import { why } from './why.ts';
import { write } from './write.ts';

/** Every bench, by the name that the command takes, in the order in which `all` runs them: the short ones first. */
export const benches = {
  startup,
  route,
  sample,
  dedupe,
  state,
  write,
  parse,
  why,
  pipe,
  tail,
  replay,
  cache,
  memory,
} as const satisfies Record<string, readonly Measurement[]>;

export type BenchName = keyof typeof benches;
export const benchNames = Object.keys(benches) as BenchName[];

/** What these benches will measure, without measuring. */
export function definitionsOf(names: readonly BenchName[]): (FigureDefinition & { readonly bench: string })[] {
  return names.flatMap((bench) =>
    benches[bench].flatMap(({ figures }) => figures.map((figure) => ({ bench, ...figure }))),
  );
}
