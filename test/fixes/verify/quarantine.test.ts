import { describe, expect, it } from 'vitest';
import { Quarantine } from '../../../src/fixes/verify/quarantine.ts';
import { diagnostic, fingerprint } from '../../helpers/diagnostic.ts';

const proposal = (n: number, origin = 'rule:a') => ({
  diagnostic: diagnostic({ fingerprint: fingerprint(n) }),
  fix: { title: 'x', origin, safety: 'safe' as const, edits: [] },
});

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

  it('judges the suggestions of compilers one by one', () => {
    const quarantine = new Quarantine();
    quarantine.failed(proposal(1, 'compiler'), 'harmful');
    expect(quarantine.refusal(proposal(1, 'compiler'))?.reason).toBe('quarantined');
    expect(quarantine.refusal(proposal(2, 'compiler'))).toBeUndefined();
  });

  it('hands on what it has learned; that a fix did not help is for this run only', () => {
    const quarantine = new Quarantine();
    quarantine.failed(proposal(1), 'harmful');
    quarantine.failed(proposal(2, 'rule:b'), 'no-effect');
    quarantine.failed(proposal(3, 'rule:b'), 'unverified');
    expect([2, 3].map((n) => quarantine.refusal(proposal(n, 'rule:b'))?.reason)).toEqual(['quarantined', undefined]);
    const later = new Quarantine(quarantine.learned);
    expect(later.refusal(proposal(1))?.why).toContain('earlier run');
    expect(later.refusal(proposal(2, 'rule:b'))).toBeUndefined();
  });
});
