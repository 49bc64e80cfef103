import { describe, expect, it } from 'vitest';
import { checkFields, failedAssertions, parseAssertions } from '../../src/bench/assertions.ts';
import { benchNames, definitionsOf } from '../../src/bench/measure/index.ts';
import { figure } from './figures.ts';

const figures = [
  figure('sample', 'reductionPct', 91.5),
  figure('sample', 'totalsExact', true),
  figure('pipe', 'latencyP99Ms', 12),
  figure('tail', 'latencyP99Ms', 60),
  figure('parse', 'noisyRipgrepRatio', null, { details: { reason: 'rg is not installed' } }),
];

describe('assertions', () => {
  it.each([
    'reductionPct>=90,totalsExact==true',
    ' reductionPct > 91 , reductionPct < 92 ',
    'pipe.latencyP99Ms<=12',
    'totalsExact!=false',
  ])('%s holds', (text) => {
    expect(failedAssertions(parseAssertions(text), figures)).toEqual([]);
  });

  it.each([
    ['reductionPct>=95', 'reductionPct>=95: sample.reductionPct is 91.5'],
    ['totalsExact==false', 'totalsExact==false: sample.totalsExact is true'],
    ['reductionPct==91', 'reductionPct==91: sample.reductionPct is 91.5'],
    ['tail.latencyP99Ms<=50', 'tail.latencyP99Ms<=50: tail.latencyP99Ms is 60'],
    ['noisyRipgrepRatio<3', 'noisyRipgrepRatio<3: parse.noisyRipgrepRatio could not be measured: rg is not installed'],
  ])('%s fails and says what was measured', (text, told) => {
    expect(failedAssertions(parseAssertions(text), figures)).toEqual([told]);
  });

  it.each(['', 'reductionPct', 'reductionPct=90', 'reductionPct>=ninety', '>=90', 'a>=1,,b>=2', 'totalsExact>=true'])(
    '%j is refused',
    (text) => {
      expect(() => parseAssertions(text)).toThrow(expect.objectContaining({ code: 'BUILDFIX_USAGE' }));
    },
  );

  it('of a figure that there is not, or that several benches have, are refused before anything is measured', () => {
    const check = (text: string) => () => checkFields(parseAssertions(text), figures);
    expect(check('nothing>=1')).toThrow('There is no figure nothing.');
    expect(check('latencyP99Ms<50')).toThrow('latencyP99Ms could be several figures.');
    expect(check('pipe.latencyP99Ms<50')).not.toThrow();
  });
});

describe('the figures of all benches', () => {
  it('have names that are unique in their bench', () => {
    const names = definitionsOf(benchNames).map(({ bench, name }) => `${bench}.${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('promise what buildfix promises', () => {
    const limits = Object.fromEntries(
      definitionsOf(benchNames).flatMap(({ bench, name, limit }) =>
        limit === undefined ? [] : [[`${bench}.${name}`, limit]],
      ),
    );
    expect(limits).toMatchObject({
      'parse.noisyGrepRatio': 1.8,
      'parse.denseGrepRatio': 10,
      'parse.denseDiagnosticsPerSecond': 300_000,
      'parse.allFormatsRatio': 1.3,
      'pipe.pipeReplayRatio': 1.15,
      'pipe.latencyP99Ms': 50,
      'tail.latencyP99Ms': 50,
      'replay.eightFilesSpeedup': 1.7,
      'replay.eightFilesEqual': true,
      'replay.oneFileSpeedup': 1.7,
      'replay.oneFileEqual': true,
      'replay.gzipRatio': 1.3,
      'memory.peakMegabytes': 160,
      'memory.growth': 1.1,
      'startup.versionNodeRatio': 1.6,
      'startup.firstDiagnosticMs': 250,
      'route.p99Ms': 1,
      'route.medianMicroseconds': 10,
      'route.indexedSpeedup': 50,
      'write.batchSpeedup20': 3,
      'write.batchSpeedup50': 5,
      'sample.reductionPct': 90,
      'sample.totalsExact': true,
      'dedupe.peakMegabytes': 300,
    });
  });

  it.each([
    ['sample', 'reductionPct>=90,totalsExact==true'],
    ['route', 'p99Ms<1'],
  ] as const)('of %s are asked for by their short names', (bench, text) => {
    expect(() => checkFields(parseAssertions(text), definitionsOf([bench]))).not.toThrow();
  });
});
