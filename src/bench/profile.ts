import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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
  readonly nodes: readonly { readonly id: number; readonly callFrame: Frame }[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

interface Frame {
  readonly functionName: string;
  readonly url: string;
  /** From 0 on. */
  readonly lineNumber: number;
}

export function readProfile(file: string, title: string): Profile {
  return summarize(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile, title);
}

/** Adds up the samples by function; places are told relative to the package, so that two machines agree. */
export function summarize({ nodes, samples, timeDeltas }: CpuProfile, title: string): Profile {
  const sourceIn = sourcesOfBundles();
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const byPlace = new Map<string, { name: string; where: string; time: number }>();
  let total = 0;
  samples.forEach((id, index) => {
    const frame = frames.get(id);
    const time = timeDeltas[index] ?? 0;
    if (!frame || frame.functionName === '(idle)') return;
    total += time;
    const key = `${frame.functionName} ${frame.url}:${frame.lineNumber}`;
    const known = byPlace.get(key) ?? {
      name: frame.functionName || '(anonymous)',
      where: sourceIn(frame) ?? placeOf(frame),
      time: 0,
    };
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

/** Tells which file of ours a line of dist/ comes from: the bundler says it above the text of each. */
function sourcesOfBundles(): (frame: Frame) => string | undefined {
  const regions = new Map<string, { readonly from: number; readonly source: string }[]>();
  return ({ url, lineNumber }) => {
    if (!url.startsWith('file:')) return undefined;
    const known = regions.get(url) ?? readRegions(fileURLToPath(url));
    regions.set(url, known);
    return known.findLast(({ from }) => from <= lineNumber)?.source;
  };
}

function readRegions(bundle: string): { from: number; source: string }[] {
  if (!existsSync(bundle)) return [];
  return readFileSync(bundle, 'utf8')
    .split('\n')
    .flatMap((line, from) => {
      const source = /^\/\/(?:#region)? ((?:src|stages|pipelines|node_modules)\/\S+)$/.exec(line)?.[1];
      return source === undefined ? [] : [{ from, source }];
    });
}

function placeOf({ url }: Frame): string {
  if (url.startsWith('wasm')) return 'WebAssembly';
  return /\/(node_modules\/.*)$/.exec(url)?.[1] ?? url.replace(/^file:.*\//, '');
}
