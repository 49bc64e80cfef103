import { type RouteEntry, route as routeStage } from '../../../stages/route.ts';
import { bareContext } from '../../core/context.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { ruleFor } from '../../fixes/propose.ts';
import { parseLog } from '../../parser/parse-log.ts';
import { generateLog } from '../generate.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio, percentile, rounded } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** What one decision costs, and what an index over many rules is worth. */
export const route: readonly Measurement[] = [
  {
    figures: [
      {
        name: 'p99Ms',
        title: 'decision about one problem, 200 entries configured, 99th percentile',
        unit: 'ms',
        direction: 'lower',
        limit: 1,
      },
      { name: 'medianMicroseconds', title: 'the same, median', unit: 'µs', direction: 'lower', limit: 10 },
    ],
    measure: decisions,
  },
  {
    figures: [
      {
        name: 'indexedSpeedup',
        title: '200 rules by index, beside patterns built and tried one after the other for each problem',
        unit: 'x',
        direction: 'higher',
        limit: 50,
      },
      {
        name: 'indexedBesideCompiled',
        title: 'the same, beside patterns that are built once and tried one after the other',
        unit: 'x',
        direction: 'higher',
      },
    ],
    measure: indexed,
  },
];

async function decisions(bench: Workbench): Promise<Outcome> {
  const { rounds } = bench.options;
  const problems = await problemsOf(bench);
  const { transform } = routeStage.create({ routes: entriesFor(problems), fixerFor: ruleFor }, bareContext());
  const onRound = bench.rounds('route: decisions');
  const medians: number[] = [];
  const high: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    onRound(round);
    const times = new Float64Array(problems.length);
    problems.forEach((diagnostic, index) => {
      const start = performance.now();
      for (const _ of transform(diagnostic) as Iterable<Diagnostic>);
      times[index] = performance.now() - start;
    });
    if (round === 0) continue;
    medians.push(1000 * percentile(times, 0.5));
    high.push(percentile(times, 0.99));
  }
  const details = (unit: string, samples: number[]) => ({
    problems: problems.length,
    unit,
    samples: samples.map(rounded),
  });
  return {
    values: {
      p99Ms: { value: median(high), details: details('ms', high) },
      medianMicroseconds: { value: median(medians), details: details('µs', medians) },
    },
  };
}

/** Microseconds for a problem, three ways to find the first of 200 rules that fits it. */
async function indexed(bench: Workbench): Promise<Outcome> {
  const problems = (await problemsOf(bench)).slice(0, bench.scaled(5_000, 2_000));
  const entries = entriesFor(problems);
  const { transform } = routeStage.create({ routes: entries }, bareContext());
  const sources = entries.map(
    ({ tool = '', code = '' }) => `^${literal(tool)} (?:error|warning|info) .*\\[${literal(code)}\\]$`,
  );
  const compiled = sources.map((source) => new RegExp(source));
  const microseconds = (decide: (diagnostic: Diagnostic) => void, repeat: number) => async () => {
    const start = performance.now();
    for (let i = 0; i < repeat; i++) problems.forEach(decide);
    return (1000 * (performance.now() - start)) / repeat / problems.length;
  };
  const samples = await inTurn(
    bench.options.rounds,
    {
      dynamic: microseconds((diagnostic) => {
        const line = printed(diagnostic);
        sources.find((source) => new RegExp(source).test(line));
      }, 1),
      compiled: microseconds((diagnostic) => {
        const line = printed(diagnostic);
        compiled.find((rule) => rule.test(line));
      }, 5),
      indexed: microseconds((diagnostic) => {
        for (const _ of transform(diagnostic) as Iterable<Diagnostic>);
      }, 50),
    },
    bench.rounds('route: 200 rules'),
  );
  const details = { rules: entries.length, problems: problems.length, ...described(samples, 'µs') };
  return {
    values: {
      indexedSpeedup: { value: medianRatio(samples.dynamic, samples.indexed), details },
      indexedBesideCompiled: { value: medianRatio(samples.compiled, samples.indexed), details },
    },
  };
}

/** What the parser makes of a dense log. */
async function problemsOf(bench: Workbench): Promise<Diagnostic[]> {
  const log = generateLog('dense', { bytes: bench.scaled(5_000_000, 1_000_000), seed: bench.options.seed });
  const problems: Diagnostic[] = [];
  for await (const diagnostic of parseLog(texts(log), { root: bench.folder })) problems.push(diagnostic);
  return problems;
}

function* texts(blocks: Iterable<{ readonly text: string }>): Generator<string> {
  for (const { text } of blocks) yield text;
}

/** 200 entries: half of the codes that occur, and as many of the same tools that don't. */
function entriesFor(problems: readonly Diagnostic[]): RouteEntry[] {
  const known = new Map<string, RouteEntry>();
  const tools = new Set<string>();
  for (const { tool, code } of problems) {
    tools.add(tool);
    if (code !== undefined) known.set(`${tool} ${code}`, { tool, code, lane: 'person' });
  }
  const occurring = [...known.values()].filter((_, index) => index % 2 === 0).slice(0, 100);
  const names = [...tools];
  const others = Array.from({ length: 200 - occurring.length }, (_, n): RouteEntry => {
    return { tool: names[n % names.length], code: `X${1000 + n}`, lane: 'person' };
  });
  return [...others, ...occurring];
}

function printed({ tool, severity, message, code }: Diagnostic): string {
  return `${tool} ${severity} ${message} [${code ?? ''}]`;
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
