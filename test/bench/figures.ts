import type { Figure } from '../../src/bench/figure.ts';
import type { Report } from '../../src/bench/report.ts';

/** A figure as a run leaves it. */
export function figure(bench: string, name: string, value: Figure['value'], said: Partial<Figure> = {}): Figure {
  return {
    bench,
    name,
    title: `${name} of ${bench}`,
    unit: typeof value === 'boolean' ? 'yes' : 'x',
    direction: 'lower',
    value,
    holds: null,
    details: {},
    ...said,
  };
}

/** A whole result with these figures. */
export function report(figures: readonly Figure[], said: Partial<Report> = {}): Report {
  return {
    schema: 1,
    date: '2026-01-02T03:04:05.000Z',
    version: '0.1.0',
    commit: '0123456789ab',
    node: 'v20.19.0',
    machine: { cores: 2, model: 'Example CPU', memoryBytes: 8_000_000_000, platform: 'linux x64' },
    settings: { benches: ['parse'], seed: 1, rounds: 5, size: 1, logDigest: '0123456789abcdef' },
    values: {},
    figures,
    series: [],
    ...said,
  };
}
