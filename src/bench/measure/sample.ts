import { dedupe as dedupeStage } from '../../../stages/dedupe.ts';
import { sample as sampleStage } from '../../../stages/sample.ts';
import { bareContext } from '../../core/context.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';
import { OccurrenceCounts } from '../../runtime/occurrences.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { problem } from '../problems.ts';
import { randomNumbers } from '../random.ts';
import type { Workbench } from '../workbench.ts';

/** How much sampling takes off the later stages, and that it loses no count and no problem. */
export const sample: readonly Measurement[] = [
  {
    figures: [
      {
        name: 'reductionPct',
        title: 'occurrences that end at sample, of those above the threshold of their tool and code',
        unit: '%',
        direction: 'higher',
        limit: 90,
      },
      { name: 'reductionOfAllPct', title: 'the same, of all occurrences', unit: '%', direction: 'higher' },
      {
        name: 'totalsExact',
        title: 'totals by tool and code and by problem, counted once more by hand',
        unit: 'yes',
        direction: 'higher',
        limit: true,
      },
      {
        name: 'everyProblemPasses',
        title: 'every distinct problem travels on at least once',
        unit: 'yes',
        direction: 'higher',
        limit: true,
      },
    ],
    measure,
  },
];

const threshold = 1_000;

/** Few codes, many problems, some far more frequent than others: a warning in a header is. */
async function measure(bench: Workbench): Promise<Outcome> {
  const occurrences = bench.scaled(1_000_000, 50_000);
  const { seed } = bench.options;
  bench.options.say('sample: a million occurrences');
  const counted = new OccurrenceCounts();
  const context = bareContext({ seed, occurrences: counted });
  const thin = sampleStage.create({ threshold }, context);
  const first = dedupeStage.create({}, context);
  const byProblem = new Map<string, number>();
  const byStratum = new Map<string, number>();
  let travelled = 0;
  let distinct = 0;
  for (const diagnostic of occurrencesOf(occurrences, seed)) {
    add(byProblem, diagnostic.fingerprint);
    add(byStratum, stratum(diagnostic));
    for (const passed of thin.transform(diagnostic) as Iterable<Diagnostic>) {
      travelled++;
      distinct += [...(first.transform(passed) as Iterable<Diagnostic>)].length;
    }
  }
  const below = [...byStratum.values()].reduce((sum, count) => sum + Math.min(count, threshold), 0);
  const ended = occurrences - travelled;
  const exact =
    counted.total === occurrences &&
    counted.estimated === 0 &&
    counted.strata().every((row) => byStratum.get(stratum(row)) === row.total) &&
    counted.strata().length === byStratum.size &&
    [...byProblem].every(([fingerprint, count]) => counted.count(fingerprint) === count);
  const details = { occurrences, travelled, problems: byProblem.size, strata: byStratum.size, threshold };
  return {
    values: {
      reductionPct: { value: (100 * ended) / (occurrences - below), details },
      reductionOfAllPct: { value: (100 * ended) / occurrences, details },
      totalsExact: { value: exact, details },
      everyProblemPasses: { value: distinct === byProblem.size, details },
    },
  };
}

function* occurrencesOf(count: number, seed: number): Generator<Diagnostic> {
  const random = randomNumbers(seed);
  for (let n = 0; n < count; n++) {
    // The third power: a few problems make up most of the log.
    const which = Math.floor(random() ** 3 * problems);
    yield problem(which, { tool: `tool-${which % 4}`, code: `code-${which % 12}` });
  }
}

const problems = 5_000;

function stratum({ tool, code = '' }: { readonly tool: string; readonly code?: string }): string {
  return `${tool} ${code}`;
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
