import { describe, expect, it } from 'vitest';
import { TrackRecords } from '../../../src/fixes/learned/track-records.ts';
import { Quarantine } from '../../../src/fixes/verify/quarantine.ts';
import { diagnostic, fingerprint } from '../../helpers/diagnostic.ts';

const day = 24 * 3_600_000;
const proposal = (n: number, origin = 'rule:a', title = 'x') => ({
  diagnostic: diagnostic({ fingerprint: fingerprint(n) }),
  fix: { title, origin, safety: 'safe' as const, edits: [] },
});
const daysLater = (quarantine: Quarantine, days: number) =>
  new Quarantine(new TrackRecords(quarantine.records.now + days * day, quarantine.records.learned));

describe('the quarantine', () => {
  it('keeps a harmful fix out, and its rule with it while that has done more harm than good', () => {
    const quarantine = new Quarantine();
    expect(quarantine.refusal(proposal(1))).toBeUndefined();
    quarantine.failed(proposal(1), 'harmful');
    expect([1, 2].map((n) => quarantine.refusal(proposal(n))?.reason)).toEqual(['quarantined', 'quarantined']);
    expect(quarantine.refusal(proposal(2, 'rule:b'))).toBeUndefined();
    quarantine.succeeded(proposal(3));
    expect([1, 2].map((n) => quarantine.refusal(proposal(n))?.reason)).toEqual(['quarantined', undefined]);
  });

  it.each([
    [1, 29, 'quarantined'],
    [1, 31, undefined],
    [2, 59, 'quarantined'],
    [2, 61, undefined],
  ])('a rule that did harm %i times and nothing else is after %i days: %s', (times, days, reason) => {
    const quarantine = new Quarantine();
    for (let n = 0; n < times; n++) quarantine.failed(proposal(n), 'harmful');
    expect(daysLater(quarantine, days).refusal(proposal(9))?.reason).toBe(reason);
  });

  it('goes out at once again when its new trial does harm', () => {
    const quarantine = new Quarantine();
    quarantine.failed(proposal(1), 'harmful');
    const later = daysLater(quarantine, 31);
    later.failed(proposal(2), 'harmful');
    expect(later.refusal(proposal(3))?.reason).toBe('quarantined');
  });

  it('judges the suggestions of compilers one by one, until those of one kind have done harm three times', () => {
    const quarantine = new Quarantine();
    const suggestion = (n: number, title = "insert 'a'") => proposal(n, 'compiler', title);
    quarantine.failed(suggestion(1), 'harmful');
    quarantine.failed(suggestion(2), 'harmful');
    expect(quarantine.refusal(suggestion(1))?.reason).toBe('quarantined');
    expect(quarantine.refusal(suggestion(4))).toBeUndefined();
    quarantine.failed(suggestion(3, "insert 'b'"), 'harmful');
    expect(quarantine.refusal(suggestion(4, "insert 'c'"))?.why).toContain('such suggestions of tsc');
    expect(quarantine.refusal(suggestion(4, 'remove it'))).toBeUndefined();
  });

  it('hands on what it has learned; a fix that did not help gets a second trial in a later run', () => {
    const quarantine = new Quarantine();
    quarantine.failed(proposal(1), 'harmful');
    quarantine.failed(proposal(2, 'rule:b'), 'no-effect');
    quarantine.failed(proposal(3, 'rule:b'), 'unverified');
    expect([2, 3].map((n) => quarantine.refusal(proposal(n, 'rule:b'))?.reason)).toEqual(['quarantined', undefined]);
    expect(quarantine.learned.map(({ result }) => result)).toEqual(['harmful', 'no-effect']);
    const later = daysLater(quarantine, 1);
    expect(later.refusal(proposal(1))?.why).toBe('a build has seen it do harm');
    expect(later.refusal(proposal(2, 'rule:b'))).toBeUndefined();
    later.failed(proposal(2, 'rule:b'), 'no-effect');
    const last = new Quarantine(new TrackRecords(day, [...quarantine.records.learned, ...later.records.learned]));
    expect(last.refusal(proposal(2, 'rule:b'))?.why).toBe('it did not help, more than once');
    expect(last.refusal(proposal(4, 'rule:b'))).toBeUndefined();
  });
});
