import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { measureLatency } from '../../src/bench/latency.ts';

function answering(answer: (probe: string) => string) {
  const answers = new PassThrough();
  return {
    answers,
    write(text: string) {
      for (const [, probe = ''] of text.matchAll(/^(probe-\d+\.c):/gm)) answers.write(answer(probe));
    },
  };
}

describe('latency', () => {
  it('is told for every diagnostic that was sent at the steady rate', async () => {
    const { answers, write } = answering((probe) => `{"file":"${probe}"}\n`);
    const signal = new AbortController().signal;
    const { p99Ms, details } = await measureLatency({
      ...{ write, answers, linesPerSecond: 10_000, seconds: 0.05, seed: 1, signal },
    });
    expect(details.diagnostics).toBeGreaterThanOrEqual(9);
    expect(p99Ms).toBeGreaterThanOrEqual(0);
    expect(details.medianMs).toBeLessThanOrEqual(details.largestMs as number);
  });

  it('ends with the signal, also when nothing ever comes', async () => {
    const stop = new AbortController();
    const measured = measureLatency({
      write: () => stop.abort(),
      answers: new PassThrough(),
      ...{ linesPerSecond: 100, seconds: 1, seed: 1, signal: stop.signal },
    });
    await expect(measured).rejects.toMatchObject({ code: 'BUILDFIX_ABORTED' });
  });
});
