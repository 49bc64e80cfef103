import type { CacheCounts } from '../core/cache.ts';
import type { Metrics, StageMeter } from '../core/context.ts';
import type { Diagnostic } from '../core/diagnostic.ts';

/** Counts and times of every stage, readable at any moment as JSON or as Prometheus text. */
export class MetricsRegistry implements Metrics {
  readonly #meters = new Map<string, Meter>();
  /** By place, tool and severity. */
  readonly #diagnostics = new Map<string, { at: string; tool: string; severity: string; count: number }>();

  /** Read when metrics are: the caches count by themselves. */
  readonly #caches = new Map<string, CacheCounts>();

  #takenBefore = 0;

  meter(stage: string): StageMeter {
    let meter = this.#meters.get(stage);
    if (!meter) {
      meter = new Meter();
      this.#meters.set(stage, meter);
    }
    return meter;
  }

  /** Whether nothing waits in any stage and nothing has come in since this was asked last. */
  settled(): boolean {
    const meters = [...this.#meters.values()];
    const taken = meters.reduce((sum, meter) => sum + meter.in, 0);
    const quiet = taken === this.#takenBefore && meters.every((meter) => meter.queueDepth() === 0);
    this.#takenBefore = taken;
    return quiet;
  }

  countDiagnostic(at: string, { tool, severity }: Diagnostic): void {
    const key = `${at}\0${tool}\0${severity}`;
    const known = this.#diagnostics.get(key);
    if (known) known.count++;
    else this.#diagnostics.set(key, { at, tool, severity, count: 1 });
  }

  /** `counts` goes on changing. */
  addCache(name: string, counts: CacheCounts): void {
    this.#caches.set(name, counts);
  }

  toJSON(): MetricsSnapshot {
    return {
      stages: Object.fromEntries([...this.#meters].map(([name, meter]) => [name, meter.snapshot()])),
      diagnostics: [...this.#diagnostics.values()],
      caches: Object.fromEntries([...this.#caches].map(([name, counts]) => [name, { ...counts }])),
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    };
  }

  /** The text exposition format, version 0.0.4: https://prometheus.io/docs/instrumenting/exposition_formats/ */
  toPrometheus(): string {
    const { stages, diagnostics, caches, peakMemoryBytes } = this.toJSON();
    const entries = Object.entries(stages);
    return [
      ...family('buildfix_stage_in_total', 'counter', 'Records that entered a stage.'),
      ...entries.map(([stage, { in: count }]) => line('buildfix_stage_in_total', { stage }, count)),
      ...family('buildfix_stage_out_total', 'counter', 'Records that left a stage.'),
      ...entries.map(([stage, { out }]) => line('buildfix_stage_out_total', { stage }, out)),
      ...family('buildfix_stage_dropped_total', 'counter', 'Records that ended in a stage, by reason.'),
      ...entries.flatMap(([stage, { dropped }]) =>
        Object.entries(dropped).map(([reason, count]) =>
          line('buildfix_stage_dropped_total', { stage, reason }, count),
        ),
      ),
      ...family('buildfix_stage_queue_depth', 'gauge', 'Records that wait in a stage.'),
      ...entries.map(([stage, { queueDepth }]) => line('buildfix_stage_queue_depth', { stage }, queueDepth)),
      ...family('buildfix_stage_duration_seconds', 'histogram', 'Time in the logic of a stage for one record.'),
      ...entries.flatMap(([stage, { duration }]) => histogram('buildfix_stage_duration_seconds', stage, duration)),
      ...family('buildfix_diagnostics_total', 'counter', 'Diagnostics by place in the pipeline, tool and severity.'),
      ...diagnostics.map(({ count, ...labels }) => line('buildfix_diagnostics_total', labels, count)),
      ...family('buildfix_cache_questions_total', 'counter', 'Questions to a cache, by what came of them.'),
      ...Object.entries(caches).flatMap(([cache, { memoryHits, diskHits, misses }]) =>
        Object.entries({ memory: memoryHits, disk: diskHits, miss: misses }).map(([result, count]) =>
          line('buildfix_cache_questions_total', { cache, result }, count),
        ),
      ),
      ...family('buildfix_cache_stored_total', 'counter', 'Entries that were put into a cache.'),
      ...Object.entries(caches).map(([cache, { stored }]) => line('buildfix_cache_stored_total', { cache }, stored)),
      ...family('buildfix_cache_removed_total', 'counter', 'Entries that left a cache, by reason.'),
      ...Object.entries(caches).flatMap(([cache, { evicted, expired, invalidated }]) =>
        Object.entries({ evicted, expired, invalidated }).map(([reason, count]) =>
          line('buildfix_cache_removed_total', { cache, reason }, count),
        ),
      ),
      ...family('buildfix_peak_memory_bytes', 'gauge', 'Largest resident set of the process so far.'),
      line('buildfix_peak_memory_bytes', {}, peakMemoryBytes),
      '',
    ].join('\n');
  }
}

export interface MetricsSnapshot {
  readonly stages: Readonly<Record<string, StageSnapshot>>;
  readonly diagnostics: readonly { at: string; tool: string; severity: string; count: number }[];
  /** By namespace. */
  readonly caches: Readonly<Record<string, CacheCounts>>;
  readonly peakMemoryBytes: number;
}

interface StageSnapshot {
  readonly in: number;
  readonly out: number;
  readonly dropped: Readonly<Record<string, number>>;
  readonly queueDepth: number;
  readonly duration: Duration;
}

interface Duration {
  readonly count: number;
  readonly sumSeconds: number;
  /** Upper bound in seconds and how many took at most that long. */
  readonly buckets: readonly { readonly le: number; readonly count: number }[];
}

class Meter implements StageMeter {
  in = 0;
  out = 0;
  queueDepth = () => 0;
  readonly #dropped = new Map<string, number>();
  readonly #buckets = new Float64Array(bounds.length + 1);
  #sum = 0;

  drop(reason: string): void {
    this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + 1);
  }

  observe(milliseconds: number): void {
    this.#sum += milliseconds;
    let bucket = 0;
    while (bucket < bounds.length && milliseconds > (bounds[bucket] as number)) bucket++;
    this.#buckets[bucket] = (this.#buckets[bucket] as number) + 1;
  }

  snapshot(): StageSnapshot {
    let count = 0;
    const buckets = bounds.map((bound, index) => {
      count += this.#buckets[index] as number;
      return { le: bound / 1000, count };
    });
    count += this.#buckets[bounds.length] as number;
    return {
      in: this.in,
      out: this.out,
      dropped: Object.fromEntries(this.#dropped),
      queueDepth: this.queueDepth(),
      duration: { count, sumSeconds: this.#sum / 1000, buckets },
    };
  }
}

/** Upper bounds of the histogram in milliseconds: a record takes microseconds, a chunk of log some milliseconds. */
const bounds = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000];

function family(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function histogram(name: string, stage: string, { buckets, count, sumSeconds }: Duration): string[] {
  return [
    ...buckets.map((bucket) => line(`${name}_bucket`, { stage, le: String(bucket.le) }, bucket.count)),
    line(`${name}_bucket`, { stage, le: '+Inf' }, count),
    line(`${name}_sum`, { stage }, sumSeconds),
    line(`${name}_count`, { stage }, count),
  ];
}

function line(name: string, labels: Readonly<Record<string, string>>, value: number): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}="${text.replace(/[\\"\n]/g, escapeLabel)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

function escapeLabel(character: string): string {
  return character === '\n' ? '\\n' : `\\${character}`;
}
