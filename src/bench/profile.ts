import { readFileSync } from 'node:fs';
import { rounded } from './statistics.ts';

/** Where the time of one run went. */
export interface Profile {
  /** What was run. */
  readonly title: string;
  readonly seconds: number;
  /** The functions in which most of it was spent, not counting what they call; the largest first. */
  readonly functions: readonly { readonly name: string; readonly where: string; readonly selfPct: number }[];
}

/** The parts that are read of what `node --cpu-prof` writes. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

export function readProfile(file: string, title: string): Profile {
  return summarize(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile, title);
}

/** Adds up the samples by function; places are told relative to the package, so that two machines agree. */
export function summarize({ nodes, samples, timeDeltas }: CpuProfile, title: string): Profile {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byPlace = new Map<string, { name: string; where: string; time: number }>();
  let total = 0;
  samples.forEach((id, index) => {
    const frame = frames.get(id);
    const time = timeDeltas[index] ?? 0;
    if (!frame || frame.functionName === '(idle)') return;
    total += time;
    const where = placeOf(frame);
    const key = `${frame.functionName} ${where}`;
    const known = byPlace.get(key) ?? { name: frame.functionName || '(anonymous)', where, time: 0 };
    known.time += time;
    byPlace.set(key, known);
  });
  const functions = [...byPlace.values()]
    .sort((a, b) => b.time - a.time)
    .slice(0, mostFunctions)
    .map(({ name, where, time }) => ({ name, where, selfPct: rounded((100 * time) / total) }));
  return { title, seconds: rounded(total / 1e6), functions };
}

const mostFunctions = 15;

function placeOf({ url, lineNumber }: { readonly url: string; readonly lineNumber: number }): string {
  if (url === '') return '';
  if (url.startsWith('wasm')) return 'WebAssembly';
  const inside = /^(?:file:\/\/)?.*?\/(dist\/.*|node_modules\/.*)$/.exec(url)?.[1] ?? url;
  return `${inside.replace(/^dist\//, '')}:${lineNumber + 1}`;
}
