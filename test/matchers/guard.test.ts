import { describe, expect, it } from 'vitest';
import { costOf } from '../../src/matchers/guard/cost.ts';
import { guard, longestLine, timeLimit } from '../../src/matchers/guard/guard.ts';
import { matcherFrom } from './fixtures/read-log.ts';

describe('how time grows with the line', () => {
  it.each([
    // In proportion.
    [/^(.*):(\d+):(\d+):\s+(?:fatal\s+)?(warning|error):\s+(.*)$/, 1],
    [/^(?:ab)*c/, 1],
    [/^(?:a|b|\d)*c/, 1],
    [/^x{1,9}y/, 1],
    [/^\d+(?:,\d+(?:,\d+)?)?$/, 1],
    [/^(?:x*,)*y/, 1],
    [/^(?:a*b|a*c)a*d/, 1],
    [/^(?<name>[^:]+):(?=.*x)/, 1],
    // Each beginning, or each place for the border between two repetitions, is tried.
    [/\s+$/, 2],
    [/^.*\s*$/, 2],
    [/^a*a*b/, 2],
    [/^(?:a*b|a*)a*d/, 2],
    [/a*a*b/, 3],
    [/^(.*)(.*)(.*)x/, 3],
    // Rounds that can't be told apart.
    [/(a+)+$/, Infinity],
    [/(.*)*x/, Infinity],
    [/(\w+\s?)*!/, Infinity],
    [/^(?:a|a)*$/, Infinity],
    [/^(?:a|aa)+$/, Infinity],
    [/^(?:a{1,30}){1,30}$/, Infinity],
    [/^(.+)\1$/, Infinity],
    [/^(?:b{1,3})+c/, Infinity],
    [/^(?:x*x*,)*y/, Infinity],
    [/^(?:x?x?,)*y/, Infinity],
    [/^(?:a*ba{1,3})*y/, Infinity],
    [/^(?:ab|a.)*$/, Infinity],
    [/^(?:a\s(?=.*x))+!/, Infinity],
  ] as const)('%s: %s', (pattern, degree) => {
    expect(costOf(pattern).degree).toBe(degree);
  });

  it('counts the ways to take what has a bound', () => {
    expect(costOf(/^a?a?a?a?a{4}$/)).toEqual({ ways: 16, degree: 1 });
    expect(costOf(/^(?:ab)?(?:ab)?c/)).toEqual({ ways: 4, degree: 1 });
    expect(costOf(/^(?:ab|a.)(?:ab|a.)c/)).toEqual({ ways: 4, degree: 1 });
    expect(costOf(/^(?:abc)?d?$/)).toEqual({ ways: 1, degree: 1 });
  });

  it.each([
    `${'(?:'.repeat(50)}a${')?'.repeat(50)}`,
    `${'(?:'.repeat(50)}a${'|b)'.repeat(50)}`,
    `^${'(?:ab?|c)*'.repeat(2000)}$`,
    `^(?:${Array.from({ length: 900 }, (_, index) => `w${index}`).join('|')}): .*$`,
  ])('is found in short time for large patterns', (source) => {
    const start = performance.now();
    costOf(new RegExp(source));
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('sees letters of both cases where case does not matter', () => {
    expect(costOf(/^a*A*x/).degree).toBe(1);
    expect(costOf(/^a*A*x/i).degree).toBe(2);
  });
});

describe('a pattern of the user', () => {
  const line = `${'a'.repeat(4000)} ?`;

  it.each([/(a+)+$/, /(.*)*x/, /(\w+\s?)*!/, /^(a?){40}a{40}$/, /a*a*a*b/, /^(?=(a+)+$)/, /^(a+)+\1x$/])(
    '%s is stopped on a line of 4 000 characters',
    (pattern) => {
      let timeouts = 0;
      const start = performance.now();
      const match = guard(pattern).exec(line, () => {
        timeouts += 1;
      });
      expect(match).toBeNull();
      expect(timeouts).toBeLessThanOrEqual(1);
      expect(performance.now() - start).toBeLessThan(20 * timeLimit);
    },
  );

  it('keeps its time on the longest line as long as its degree is low', () => {
    const start = performance.now();
    guard(/^a*a*b/).exec('a'.repeat(longestLine), () => {});
    expect(performance.now() - start).toBeLessThan(20 * timeLimit);
  });

  it('is given up at its cheap beginning without the watchdog', () => {
    const pattern = guard(/^\s+(\d+):(\d+)\s+(error|warning)\s+((\w+\s?)*)!$/);
    const start = performance.now();
    for (let count = 0; count < 20_000; count += 1) pattern.exec('[ 12%] Building C object src/main.o', () => {});
    expect(performance.now() - start).toBeLessThan(500);
    expect(pattern.exec(' 3:7 error no such name!', () => {})?.[4]).toBe('no such name');
  });

  it('matches under the watchdog what it matches without', () => {
    const match = guard(/^((\w)+)+ (?<last>\S)$/).exec('abc ?', () => {});
    expect(match?.groups?.last).toBe('?');
    expect(guard(/^(.)(.)\2\1$/).exec('abba', () => {})?.[0]).toBe('abba');
  });
});

describe('a matcher that takes too long', () => {
  const bad = { problemMatcher: [{ owner: 'slow', pattern: [{ regexp: '^(a+)+$', message: 1 }] }] };
  const hostile = `${'a'.repeat(4000)}!`;

  it('is set aside after three lines, and that is said once', () => {
    const said: string[] = [];
    const run = matcherFrom(bad)?.start({ onSetAside: (name, reason) => said.push(`${name}: ${reason}`) });
    const start = performance.now();
    for (let count = 0; count < 50; count += 1) expect(run?.line(hostile).claimed).toBe(false);
    expect(performance.now() - start).toBeLessThan(40 * timeLimit);
    expect(said).toEqual(['slow: its patterns took more than 50 ms on 3 lines']);
    expect(run?.line('aaa')).toEqual({ claimed: false, drafts: [] });
    expect(run?.end()).toEqual([]);
  });

  it('is forgiven one such line in a thousand', () => {
    const run = matcherFrom(bad)?.start();
    for (let round = 0; round < 4; round += 1) {
      run?.line(hostile);
      for (let count = 0; count < 1000; count += 1) run?.line('');
    }
    expect(run?.line('aaa').claimed).toBe(true);
  });

  it('takes one timeout a line, however many patterns it has', () => {
    const value = Array.from({ length: 20 }, (_, index) => `%f%\\\\(a%\\\\+%\\\\)%\\\\+${index}x%l`).join(',');
    const run = matcherFrom(value, 'slow.efm')?.start();
    const start = performance.now();
    run?.line(hostile);
    expect(performance.now() - start).toBeLessThan(20 * timeLimit);
  });

  it('gives what was complete or open when it is set aside', () => {
    const value = '%E%f: %m,%C+%m,%Z%\\(a%\\+%\\)%\\+$';
    const run = matcherFrom(value, 'slow.efm')?.start();
    run?.line('a.c: broken');
    run?.line(hostile);
    run?.line(hostile);
    run?.line('a.c: broken again');
    const { drafts } = run?.line(hostile) ?? { drafts: [] };
    expect(drafts.map(({ draft }) => draft.message)).toEqual(['broken again']);
  });
});

it('cuts lines behind 4 kB', () => {
  const run = matcherFrom({
    problemMatcher: [{ owner: 'long', pattern: [{ regexp: '^(.*)$', message: 1 }] }],
  })?.start();
  expect(run?.line('x'.repeat(100_000)).drafts[0]?.draft.message).toHaveLength(longestLine);
});
