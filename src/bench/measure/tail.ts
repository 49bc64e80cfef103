import { appendFileSync } from 'node:fs';
import type { Measurement } from '../measurement.ts';
import { liveLatency } from './live.ts';

/** How long a growing file takes to be read. */
export const tail: readonly Measurement[] = [
  {
    figures: [
      {
        name: 'latencyP99Ms',
        title: 'diagnostic out of a followed file at 10 000 lines/s, 99th percentile',
        unit: 'ms',
        direction: 'lower',
        limit: 50,
      },
    ],
    async measure(bench) {
      const file = await bench.write('growing.log', '');
      const latencyP99Ms = await liveLatency(bench, {
        words: ['tail', file, '--no-state', '--output', 'ndjson', '--fail-on', 'never'],
        write: (text) => appendFileSync(file, text),
        // What it had read is finished and its status is that of the signal: 130.
        end: (child) => child.kill('SIGINT'),
        expected: 130,
        doing: 'tail: latency',
      });
      return { values: { latencyP99Ms } };
    },
  },
];
