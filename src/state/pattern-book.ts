import { z } from 'zod';
import { BuildfixError } from '../core/errors.ts';
import { redactText } from '../core/redact.ts';
import { floorOfTrials, type TrackRecord } from '../core/track-record.ts';
import { subjectKey } from './records.ts';
import type { LearnedPattern, RecordEntry } from './stored.ts';

/** Everything that was learned, as it goes from one machine to another. */
export interface PatternBook {
  readonly buildfixPatterns: 1;
  readonly records: readonly RecordEntry[];
  readonly patterns: readonly LearnedPattern[];
}

/** What of it concerns others: no single fixes of this tree, and nothing that looks like a secret. */
export function toBook(records: readonly RecordEntry[], patterns: readonly LearnedPattern[]): PatternBook {
  const isClean = (texts: readonly (string | undefined)[]) => texts.every((text = '') => redactText(text) === text);
  const clean = patterns.filter(({ before, after, names = [], template, tool, code }) => {
    // A secret may be several tokens.
    const [old, repaired] = [before, after].map((tokens) => tokens.map((token) => token.replace(/^=/, '')).join(''));
    return isClean([old, repaired, template, tool, code, ...names, ...before, ...after]);
  });
  const kept = new Set(clean.map(({ id }) => `learned:${id}`));
  return {
    buildfixPatterns: 1,
    records: records.filter(
      ({ subject }) =>
        subject.kind !== 'fix' &&
        isClean(Object.values(subject)) &&
        (!subject.origin.startsWith('learned:') || kept.has(subject.origin)),
    ),
    patterns: clean,
  };
}

/**
 * Reads what `toBook` wrote, or what somebody pretends that it wrote. Tokens can only be names, numbers and punctuation, so
 * that no pattern brings in a string or a comment; what others have seen counts as two trials at most, and its time is not in
 * the future, so that nothing is trusted, let alone safe, before builds here have seen it. Throws BUILDFIX_USAGE.
 */
export function readBook(text: string, name: string, now: number, identify: Identify): PatternBook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(name, (cause as Error).message, cause);
  }
  const checked = book.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw invalid(name, `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'invalid'}`);
  }
  const { records, patterns } = checked.data;
  for (const pattern of patterns) {
    const problem = identify(pattern) !== pattern.id ? 'its ID is not that of its content' : problemOf(pattern);
    if (problem) throw invalid(name, `pattern ${pattern.id}: ${problem}`);
  }
  return {
    buildfixPatterns: 1,
    patterns: patterns.map((pattern) => ({ ...pattern, time: Math.min(pattern.time, now) })),
    records: [...new Map(records.map((entry) => [subjectKey(entry.subject), entry])).values()].map(
      ({ subject, record }) => ({ subject, record: limited(record, now) }),
    ),
  };
}

/** How a pattern's ID comes from its content. */
type Identify = (pattern: LearnedPattern) => string;

function limited({ weights, counts, time }: TrackRecord, now: number): TrackRecord {
  const trials = weights.verified + weights.harmful + weights['no-effect'];
  const share = Math.min(1, floorOfTrials / Math.max(trials, floorOfTrials));
  const scale = (tally: typeof weights, by: (value: number) => number) => ({
    verified: by(tally.verified),
    harmful: by(tally.harmful),
    'no-effect': by(tally['no-effect']),
  });
  return {
    weights: scale(weights, (weight) => weight * share),
    counts: scale(counts, (count) => Math.min(count, 2)),
    time: Math.min(time, now),
  };
}

function problemOf({ before, after, from, to, anchor, gaps }: LearnedPattern): string | undefined {
  if (to < from || to > before.length || (from === to && from === 0)) return 'what it replaces is not in it';
  if (anchor !== undefined && anchor >= before.length) return 'the place is not in it';
  if (gaps.length !== after.length + 1) return 'not one gap for each token';
  if (from === to && after.length === 0) return 'it changes nothing';
  const bound = new Set(before.filter((token) => token.startsWith('$')));
  const loose = after.find((token) => token.startsWith('$') && !token.startsWith('$m') && !bound.has(token));
  return loose === undefined ? undefined : `${loose} is bound to nothing`;
}

const word = z.string().min(1).max(200);
/** A name, a number or one piece of punctuation, but neither quotes nor what begins or ends a comment. */
const token = z
  .string()
  .regex(
    /^(?:=(?:[\p{ID_Start}_$][\p{ID_Continue}$]{0,99}|\.?\d[\w.]{0,19}|(?!\/\/|\/\*|\*\/)[-+*/%&|^~!<>=?:;,.()[\]{}@]{1,3})|\$[mwns]\d{1,2})$/u,
    'no token of a pattern',
  );
const time = z.number().int().min(0).max(8.64e15);
const tally = z.strictObject({
  verified: z.number().min(0).max(1e9),
  harmful: z.number().min(0).max(1e9),
  'no-effect': z.number().min(0).max(1e9),
});
const pattern = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  language: z.enum(['c', 'cpp', 'java', 'csharp', 'go', 'rust', 'script', 'python']),
  tool: word,
  code: word.optional(),
  template: z.string().max(500),
  names: z.array(word).max(8).optional(),
  before: z.array(token).min(1).max(16),
  anchor: z.number().int().min(0).max(16).optional(),
  from: z.number().int().min(0).max(16),
  to: z.number().int().min(0).max(16),
  after: z.array(token).max(8),
  gaps: z.array(z.enum(['', ' ', '\n'])).max(9),
  time,
});
const book = z.strictObject({
  buildfixPatterns: z.literal(1),
  records: z
    .array(
      z.strictObject({
        subject: z.strictObject({
          kind: z.enum(['fixer', 'suggestion', 'problem']),
          origin: word,
          tool: word.optional(),
          code: word.optional(),
          text: z.string().max(500).optional(),
        }),
        record: z.strictObject({ weights: tally, counts: tally, time }),
      }),
    )
    .max(5_000),
  patterns: z.array(pattern).max(1_000),
});

function invalid(name: string, problem: string, cause?: unknown): BuildfixError {
  return new BuildfixError('BUILDFIX_USAGE', {
    message: `${name} is no export of patterns: ${problem}.`,
    hint: 'Give what `buildfix patterns export` wrote.',
    cause,
  });
}
