import { expect, it } from 'vitest';
import { noCounts } from '../../src/core/cache.ts';
import { MetricsRegistry } from '../../src/telemetry/metrics.ts';
import { diagnostic } from '../helpers/diagnostic.ts';

it('counts what stages took, gave and dropped, and how long they took', () => {
  const metrics = new MetricsRegistry();
  const meter = metrics.meter('dedupe');
  meter.in += 3;
  meter.out += 2;
  meter.drop('duplicate');
  meter.observe(0.002);
  meter.observe(5_000);
  expect(metrics.meter('dedupe')).toBe(meter);
  const { dedupe } = metrics.toJSON().stages;
  expect(dedupe).toMatchObject({ in: 3, out: 2, dropped: { duplicate: 1 }, queueDepth: 0 });
  expect(dedupe?.duration).toMatchObject({ count: 2, sumSeconds: 5.000_002 });
  expect(dedupe?.duration.buckets.map(({ count }) => count)).toEqual([0, ...Array(12).fill(1)]);
});

it('is text for Prometheus: every family described once, every sample of a described family, labels escaped', () => {
  const metrics = new MetricsRegistry();
  metrics.meter('parse').in++;
  metrics.countDiagnostic('parsed', diagnostic({ tool: 'a"b\\c\nd' }));
  metrics.addCache('parses', { ...noCounts(), diskHits: 7, evicted: 2 });
  const lines = metrics.toPrometheus().trimEnd().split('\n');
  const described = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  expect(new Set(described).size).toBe(described.length);
  for (const line of lines.filter((each) => !each.startsWith('#'))) {
    const name = /^(\w+?)(?:_bucket|_sum|_count)?(?:\{(?:\w+="(?:[^"\\\n]|\\["\\n])*",?)*\})? \S+$/.exec(line)?.[1];
    expect(described, line).toContain(name);
  }
  expect(lines).toContain('buildfix_cache_questions_total{cache="parses",result="disk"} 7');
  expect(lines).toContain('buildfix_cache_removed_total{cache="parses",reason="evicted"} 2');
});

it('reads the counts of a cache when it is asked', () => {
  const metrics = new MetricsRegistry();
  const counts = noCounts();
  metrics.addCache('fixes', counts);
  counts.misses++;
  const { caches } = metrics.toJSON();
  counts.misses++;
  expect(caches.fixes?.misses).toBe(1);
});
