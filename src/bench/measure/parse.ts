import { grep, replayWords } from '../contenders.ts';
import type { LogName } from '../generate.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { described, inTurn } from '../rounds.ts';
import { medianRatio } from '../statistics.ts';
import { nineteen } from '../tools.ts';
import type { Workbench } from '../workbench.ts';
import { dense } from './dense.ts';
import { noisy } from './noisy.ts';

/** How fast logs are read, beside a search for two words and plain reading. */
export const parse: readonly Measurement[] = [
  noisy,
  dense,
  besideGrep('one-tool', 'oneToolGrepRatio', 'log of one tool, beside grep'),
  besideGrep('mixed', 'mixedGrepRatio', 'log of 60 tools, beside grep'),
  besideGrep('long-lines', 'longLinesGrepRatio', 'log with lines up to 100 kB, beside grep'),
  {
    figures: [
      {
        name: 'allFormatsRatio',
        title: 'all formats, beside nineteen on the log of these',
        unit: 'x',
        direction: 'lower',
        limit: 1.3,
      },
    ],
    measure: allFormats,
  },
];

function besideGrep(kind: LogName, name: string, title: string): Measurement {
  return {
    figures: [{ name, title, unit: 'x', direction: 'lower' }],
    async measure(bench) {
      const log = await bench.log(kind, bench.scaled(200_000_000));
      const samples = await inTurn(
        bench.options.rounds,
        {
          buildfix: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 })),
          grep: grep(bench, log.file),
        },
        bench.rounds(`parse: ${kind} log`),
      );
      await bench.forget([log]);
      const details = { bytes: log.bytes, lines: log.lines, ...described(samples, 's') };
      return { values: { [name]: { value: medianRatio(samples.buildfix, samples.grep), details } } };
    },
  };
}

async function allFormats(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('nineteen', bench.scaled(300_000_000));
  const samples = await inTurn(
    bench.options.rounds,
    {
      all: () => bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 })),
      nineteen: () =>
        bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1, more: ['--tool', nineteen.join(',')] })),
    },
    bench.rounds('parse: all formats beside nineteen'),
  );
  await bench.forget([log]);
  const details = { bytes: log.bytes, lines: log.lines, ...described(samples, 's') };
  return { values: { allFormatsRatio: { value: medianRatio(samples.all, samples.nineteen), details } } };
}
