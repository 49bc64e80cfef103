import { BuildfixError } from '../core/errors.ts';
import { type Figure, judge, NotMeasured, type Series, withoutValue } from './figure.ts';
import { logDigest } from './generate.ts';
import { type BenchName, benches } from './measure/index.ts';
import type { Measurement, Outcome } from './measurement.ts';
import { throwIfAborted } from './processes.ts';
import type { Profile } from './profile.ts';
import { createReport, type Report } from './report.ts';
import { Workbench, type WorkbenchOptions } from './workbench.ts';

export interface BenchOptions extends WorkbenchOptions {
  readonly names: readonly BenchName[];
  readonly version: string;
  /** Told each figure as soon as it is known. */
  readonly onFigure?: (figure: Figure) => void;
}

/**
 * Measures. What can't be measured here is a figure without a value, with the reason; the others are measured all the
 * same. Throws BUILDFIX_ABORTED when the signal fires. Either way nothing of what was generated is left.
 */
export async function runBenches(options: BenchOptions): Promise<Report> {
  const { names, version, program, seed, rounds, scale, signal, onFigure = () => {} } = options;
  const date = new Date();
  const figures: Figure[] = [];
  const series: Series[] = [];
  let profile: Profile | undefined;
  const bench = await Workbench.open(options);
  try {
    for (const name of names) {
      for (const measurement of benches[name]) {
        const { found, outcome } = await measureOne(name, measurement, bench);
        throwIfAborted(signal);
        found.forEach(onFigure);
        figures.push(...found);
        series.push(...(outcome.series ?? []).map((each) => ({ bench: name, ...each })));
        profile ??= outcome.profile;
      }
    }
  } finally {
    await bench.close();
  }
  const settings = { benches: names, seed, rounds, size: scale, logDigest: logDigest(seed) };
  return createReport({ figures, series, ...(profile && { profile }) }, { date, version, program, settings });
}

async function measureOne(name: BenchName, measurement: Measurement, bench: Workbench) {
  const outcome = await measurement.measure(bench).catch((error: unknown): Outcome => {
    // A disk that is full or a signal ends the run; what fails for itself is told with its figures.
    if (error instanceof BuildfixError) throw error;
    throwIfAborted(bench.options.signal);
    const reason = error instanceof NotMeasured ? error.message : String(error);
    return { values: {}, missing: Object.fromEntries(measurement.figures.map((figure) => [figure.name, reason])) };
  });
  const { policy } = bench.options;
  const wanted = measurement.figures.filter(({ only }) => only === undefined || (policy ?? only) === only);
  const found = wanted.map((definition) => {
    const measured = outcome.values[definition.name];
    if (measured) return judge(name, definition, measured);
    return withoutValue(name, definition, outcome.missing?.[definition.name] ?? 'it was not measured');
  });
  return { found, outcome };
}
