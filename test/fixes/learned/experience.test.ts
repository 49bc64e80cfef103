import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bareContext } from '../../../src/core/context.ts';
import type { Diagnostic, Fix, Route } from '../../../src/core/diagnostic.ts';
import type { VerifiedResult } from '../../../src/core/track-record.ts';
import { Experience } from '../../../src/fixes/learned/experience.ts';
import { idOf } from '../../../src/fixes/learned/learn.ts';
import { TrackRecords } from '../../../src/fixes/learned/track-records.ts';
import { FixProposer } from '../../../src/fixes/propose.ts';
import type { LearnedPattern } from '../../../src/state/stored.ts';
import { route } from '../../../stages/route.ts';
import { diagnostic } from '../../helpers/diagnostic.ts';

type Outcomes = readonly (readonly [origin: string, result: VerifiedResult, times: number])[];

function experienceOf(outcomes: Outcomes, patterns: readonly LearnedPattern[] = [], verified = false): Experience {
  const records = new TrackRecords(0);
  for (const [origin, result, times] of outcomes) {
    for (let n = 0; n < times; n++) records.learnOf({ kind: 'fixer', origin }, result);
  }
  return new Experience({ records, patterns, verified });
}

const fix = (origin: string, safety: Fix['safety'] = 'unsafe'): Fix => ({ title: 'x', origin, safety, edits: [] });
/** The last digit tells whether what is new goes first. */
const problem = diagnostic({ fingerprint: '00000000000000a1', tool: 'gcc', code: 'x', file: 'a.c', message: "no 'a'" });
const content = {
  ...{
    language: 'c',
    tool: 'gcc',
    code: 'x',
    template: "no '…'",
    before: ['=(', '$m0', '=)'],
    anchor: 1,
    from: 1,
    to: 2,
  },
  ...{ after: ['=&', '$m0'], gaps: ['', '', ''], time: 0 },
};
const pattern: LearnedPattern = { id: idOf(content), ...content };
const origin = `learned:${pattern.id}`;

describe('the order of fixes', () => {
  const order = (outcomes: Outcomes, verified = false, said: Partial<Diagnostic> = {}) =>
    experienceOf(outcomes, [], verified)
      .order({ ...problem, ...said }, [fix('rule:a'), fix('rule:b'), fix('rule:c'), fix('compiler', 'manual')])
      .map((one) => one.origin);

  it('is left as it is without outcomes', () => {
    expect(order([])).toEqual(['rule:a', 'rule:b', 'rule:c', 'compiler']);
    expect(order([['rule:c', 'verified', 1]])).toEqual(['rule:a', 'rule:b', 'rule:c', 'compiler']);
  });

  it('has first what worked, then what is new, then what failed, and last what did harm', () => {
    expect(order([['rule:c', 'verified', 2]])[0]).toBe('rule:c');
    expect(
      order([
        ['rule:a', 'harmful', 1],
        ['rule:b', 'no-effect', 2],
      ]),
    ).toEqual(['rule:c', 'rule:b', 'rule:a', 'compiler']);
  });

  it('gives what is new its trial for one problem in eight, where a build will judge', () => {
    const outcomes = [['rule:a', 'verified', 9]] as const;
    const firsts = Array.from(
      '0123456789abcdef',
      (digit) => order(outcomes, true, { fingerprint: `000000000000000${digit}` })[0],
    );
    expect(firsts.filter((first) => first === 'rule:b')).toHaveLength(2);
    expect(order(outcomes, false, { fingerprint: '0000000000000000' })[0]).toBe('rule:a');
  });

  it('goes by what is known of the message before what is known of the fixer', () => {
    const records = new TrackRecords(0);
    for (let n = 0; n < 3; n++) {
      records.learn({ diagnostic: diagnostic({ message: 'elsewhere' }), fix: fix('rule:b') }, 'verified');
      records.learn({ diagnostic: problem, fix: fix('rule:b') }, 'no-effect');
    }
    const found = new Experience({ records }).order(problem, [fix('rule:b'), fix('rule:a')]);
    expect(found.map((one) => one.origin)).toEqual(['rule:a', 'rule:b']);
  });
});

describe('a learned pattern', () => {
  const text = 'x = f(a);';
  const propose = (
    outcomes: Outcomes,
    patterns: readonly LearnedPattern[] = [pattern],
    said: Partial<Diagnostic> = {},
  ) => experienceOf(outcomes, patterns).propose({ ...problem, line: 1, column: 7, ...said }, text);

  it.each([
    [1, undefined],
    [2, 'unsafe'],
    [10, 'unsafe'],
    [11, 'safe'],
  ])('that %i builds have verified is %s', (times, safety) => {
    const [found] = propose([[origin, 'verified', times]]);
    expect(found?.safety).toBe(safety);
    if (found) expect(found).toMatchObject({ origin, edit: { line: 0, start: 6, end: 7, text: '&a' } });
  });

  it('is never safe for a warning, nor where it has ever done harm', () => {
    const said = { severity: 'warning' } as const;
    expect(propose([[origin, 'verified', 20]], [pattern], said)[0]?.safety).toBe('unsafe');
    expect(
      propose([
        [origin, 'verified', 90],
        [origin, 'harmful', 1],
      ])[0]?.safety,
    ).toBe('unsafe');
  });

  it('is not used where another contradicts it, unless it is the better one', () => {
    const rest = { ...content, after: ['=*', '$m0'] };
    const other: LearnedPattern = { id: idOf(rest), ...rest };
    const both = (times: number) =>
      propose(
        [
          [origin, 'verified', times],
          [`learned:${other.id}`, 'verified', 2],
        ],
        [pattern, other],
      ).map(({ edit }) => edit.text);
    expect([both(2), both(3)]).toEqual([[], ['&a']]);
  });

  it('is proposed beside rules for a file of the tree, and for nothing outside of it', () => {
    const root = mkdtempSync(join(tmpdir(), 'buildfix-experience-'));
    try {
      writeFileSync(join(root, 'a.c'), text);
      const proposer = new FixProposer(root, { experience: experienceOf([[origin, 'verified', 2]], [pattern]) });
      const place = { ...problem, line: 1, column: 7 };
      expect(proposer.propose(place)).toMatchObject([{ origin, edits: [{ file: 'a.c', line: 1, newText: '&a' }] }]);
      expect(proposer.propose({ ...place, file: '../a.c' })).toEqual([]);
      expect(proposer.propose({ ...place, line: 9 })).toEqual([]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('the route', () => {
  const routed = (outcomes: Outcomes, rule?: string): Route | undefined => {
    const body = route.create({ fixerFor: () => rule, experience: experienceOf(outcomes, [pattern]) }, bareContext());
    return ([...(body.transform({ ...problem }) as Iterable<Diagnostic>)][0] as Diagnostic).route;
  };

  it('goes to the lane of what is learned, and to the fast lane after three successes', () => {
    expect(routed([[origin, 'verified', 1]])?.lane).toBe('person');
    expect(routed([[origin, 'verified', 2]])).toMatchObject({ lane: 'learned', fixer: origin });
    expect(routed([[origin, 'verified', 3]])).toMatchObject({ lane: 'fast', fixer: origin });
  });

  it('prefers what worked, and sends to a person what only a harmful rule knows', () => {
    expect(routed([[origin, 'verified', 2]], 'rule:a')).toMatchObject({ lane: 'learned', fixer: origin });
    expect(routed([['rule:a', 'harmful', 1]], 'rule:a')).toEqual({
      lane: 'person',
      why: 'rule:a has done harm more often than good',
    });
  });
});
