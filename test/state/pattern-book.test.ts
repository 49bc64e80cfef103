import { describe, expect, it } from 'vitest';
import { noTally, oneOutcome, standingOf } from '../../src/core/track-record.ts';
import { idOf } from '../../src/fixes/learned/learn.ts';
import { readBook, toBook } from '../../src/state/pattern-book.ts';
import type { LearnedPattern, RecordEntry } from '../../src/state/stored.ts';

const content = {
  ...{ language: 'c', tool: 'gcc', template: "no '…'", before: ['=(', '$w0', '=)'], from: 1, to: 2 },
  ...{ after: ['=&', '$w0'], gaps: ['', '', ''], time: 5 },
};
const pattern = (said: Partial<LearnedPattern> = {}): LearnedPattern => {
  const whole = { ...content, ...said };
  return { id: idOf(whole), ...whole };
};
const entry = (origin: string, said: Partial<RecordEntry['subject']> = {}): RecordEntry => ({
  subject: { kind: 'fixer', origin, ...said },
  record: oneOutcome('verified', 5),
});
const book = (patterns: readonly unknown[], records: readonly unknown[] = []) =>
  JSON.stringify({ buildfixPatterns: 1, records, patterns });
const take = (text: string) => readBook(text, 'team.json', 1_000, idOf);

describe('an export of patterns', () => {
  it('is read as it was written', () => {
    const [one] = [pattern()];
    const written = toBook([entry(`learned:${one?.id}`)], [one as LearnedPattern]);
    expect(take(JSON.stringify(written))).toEqual(written);
  });

  it('holds no single fixes, and nothing that looks like a secret, nor what is left without it', () => {
    const secret = pattern({ before: ['=(', '=ghp_abcdefghijklmnopqrstuvwxyz012345', '=)'] });
    const records = [
      entry('rule:a', { kind: 'fix', text: 'aa' }),
      entry(`learned:${secret.id}`),
      entry('compiler', { kind: 'suggestion', text: 'set password="hunter22" here' }),
      entry('rule:b'),
    ];
    expect(toBook(records, [secret])).toMatchObject({ records: [{ subject: { origin: 'rule:b' } }], patterns: [] });
  });

  it('counts as two trials at most, and not in the future: nothing is trusted because others say so', () => {
    const tally = { ...noTally, verified: 1e9 };
    const boast = { ...entry('rule:a'), record: { weights: tally, counts: tally, time: 8e15 } };
    const [{ record }] = take(book([], [boast])).records as [RecordEntry];
    expect(record).toEqual({
      weights: { ...noTally, verified: 1.5 },
      counts: { ...noTally, verified: 2 },
      time: 1_000,
    });
    expect(standingOf(record, 1_000, { harmful: 0, 'no-effect': 0 })).toBe('mixed');
  });

  it.each([
    ['no JSON', '{'],
    ['another thing', '{"buildfixState":1}'],
    ['a string', book([pattern({ after: ['="rm -rf"'] })])],
    ['a comment', book([pattern({ after: ['=//', '$w0'] })])],
    ['two tokens', book([pattern({ after: ['=a b', '$w0'] })])],
    ['a line break', book([pattern({ gaps: ['', '\n\n', ''] })])],
    ['an unbound name', book([pattern({ after: ['=&', '$w7'] })])],
    ['a place outside', book([pattern({ anchor: 9 })])],
    ['too few gaps', book([pattern({ gaps: [''] })])],
    ['another ID', book([{ ...pattern(), id: '000000000000' }])],
    ['more tokens than there may be', book([pattern({ before: Array.from({ length: 17 }, () => '=(') })])],
    ['an unknown field', book([{ ...pattern(), run: 'sh' }])],
    ['a weight below nothing', book([], [{ ...entry('a'), record: { ...entry('a').record, time: -1 } }])],
    ['a fix', book([], [entry('rule:a', { kind: 'fix', text: 'aa' })])],
  ])('is refused with %s', (_, text) => {
    expect(() => take(text)).toThrow(expect.objectContaining({ code: 'BUILDFIX_USAGE' }));
  });
});
