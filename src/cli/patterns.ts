import { readFile, writeFile } from 'node:fs/promises';
import { BuildfixError } from '../core/errors.ts';
import { templateOf } from '../core/message-template.ts';
import { lowerBound, standingOf, weighed } from '../core/track-record.ts';
import { idOf } from '../fixes/learned/learn.ts';
import { credits } from '../fixes/learned/track-records.ts';
import { sanitize } from '../reporters/sanitize.ts';
import { loadLearned } from '../state/outcomes.ts';
import { readBook, toBook } from '../state/pattern-book.ts';
import { forgetDecayed, forgetSubject, mergeBook } from '../state/patterns.ts';
import { subjectKey } from '../state/records.ts';
import type { StateOptions } from '../state/state.ts';
import type { LearnedPattern, RecordEntry } from '../state/stored.ts';
import { withState } from '../state/with-state.ts';
import { createLogger } from '../telemetry/logger.ts';
import { resolveSettings } from './options.ts';
import { describeRow, printRows, showRow } from './patterns-report.ts';
import type { CommandContext } from './program.ts';
import { stateOptions } from './state-options.ts';

/** One thing that outcomes are counted for, as it is shown. */
export interface PatternRow {
  readonly id: string;
  readonly standing: ReturnType<typeof standingOf>;
  /** Of the share of good outcomes, from 0 to 1. */
  readonly lowerBound: number;
  readonly verified: number;
  readonly harmful: number;
  readonly noEffect: number;
  /** Milliseconds since the epoch. */
  readonly last: number;
  readonly subject: RecordEntry['subject'];
  readonly pattern?: LearnedPattern;
}

/** `buildfix patterns list|show|best|similar|export|import|clean`: what builds have said of fixes. */
export async function patterns({ command }: CommandContext, action: string, words: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const json = command.opts<{ json?: boolean }>().json === true;
  const state = stateOptions(settings, createLogger({ level: settings.verbose ? 'debug' : 'warn' }));
  if (!state) throw usage('The state is switched off.', 'Leave --no-state out.');
  const now = Date.now();
  switch (action) {
    case 'list':
      return print(await rows(state, now), json);
    case 'best':
      return print(best(await rows(state, now), words), json);
    case 'similar':
      return print(similar(await rows(state, now), words.join(' ')), json);
    case 'show': {
      const row = only(await rows(state, now), words[0] ?? '');
      process.stdout.write(json ? `${JSON.stringify(row, null, 2)}\n` : showRow(row));
      return 0;
    }
    case 'export':
      return write(await loadLearned(state), words[0]);
    case 'import':
      return take(state, words[0], now);
    case 'clean':
      return clean(state, words, now);
    default:
      throw usage(
        `There is no \`buildfix patterns ${sanitize(action)}\`.`,
        'Use list, show, best, similar, export, import or clean.',
      );
  }
}

function print(found: readonly PatternRow[], json: boolean): number {
  if (json) process.stdout.write(`${JSON.stringify(found, null, 2)}\n`);
  else printRows(found);
  return 0;
}

/** Everything but single fixes, what weighs most first. */
async function rows(state: StateOptions, now: number): Promise<PatternRow[]> {
  const { records, patterns: learned } = await loadLearned(state);
  const byOrigin = new Map(learned.map((pattern) => [`learned:${pattern.id}`, pattern]));
  return records
    .filter(({ subject }) => subject.kind !== 'fix')
    .map(({ subject, record }) => {
      const current = weighed(record, now);
      const { verified, harmful, 'no-effect': noEffect } = record.counts;
      const pattern = subject.kind === 'fixer' ? byOrigin.get(subject.origin) : undefined;
      const standing = standingOf(record, now, credits[subject.kind]);
      return {
        ...{ id: subjectKey(subject), standing, lowerBound: Number(lowerBound(current).toFixed(3)) },
        ...{ verified, harmful, noEffect, last: record.time, subject, ...(pattern && { pattern }) },
      };
    })
    .sort((a, b) => b.lowerBound - a.lowerBound || b.verified - a.verified || a.id.localeCompare(b.id));
}

/** For a tool and a code, or, without them, at all. */
function best(all: readonly PatternRow[], [tool, code]: readonly string[]): PatternRow[] {
  const fits = ({ subject }: PatternRow) =>
    tool === undefined
      ? subject.kind !== 'problem'
      : subject.kind === 'problem' && subject.tool === tool && (code === undefined || subject.code === code);
  return all.filter((row) => fits(row) && row.standing !== 'out' && row.verified > 0).slice(0, mostShown);
}

/** By the words that two messages share (P. Jaccard, 1901); what is particular about either does not count. */
function similar(all: readonly PatternRow[], message: string): PatternRow[] {
  if (message === '')
    throw usage('A message is needed.', 'Such as: buildfix patterns similar "unknown type name \'x\'"');
  const wanted = wordsOf(templateOf(message).template);
  const likeness = ({ subject, pattern }: PatternRow) => {
    const words = wordsOf(pattern?.template ?? (subject.kind === 'problem' ? (subject.text ?? '') : ''));
    const shared = [...wanted].filter((word) => words.has(word)).length;
    return shared / Math.max(1, wanted.size + words.size - shared);
  };
  return all
    .map((row) => ({ row, like: likeness(row) }))
    .filter(({ like }) => like >= leastLikeness)
    .sort((a, b) => b.like - a.like || b.row.lowerBound - a.row.lowerBound)
    .slice(0, mostShown)
    .map(({ row }) => row);
}

const mostShown = 20;
const leastLikeness = 0.3;

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{Letter}]+/gu) ?? []);
}

function only(all: readonly PatternRow[], prefix: string): PatternRow {
  const found = all.filter(
    ({ id, pattern }) => prefix !== '' && (id.startsWith(prefix) || pattern?.id.startsWith(prefix)),
  );
  const [row] = found;
  if (row && found.length === 1) return row;
  const message = row
    ? `${sanitize(prefix)} could be any of ${found.map((one) => `${one.id} (${describeRow(one)})`).join(', ')}.`
    : `Nothing with the ID ${sanitize(prefix) || '(none given)'} is known.`;
  throw new BuildfixError('BUILDFIX_NOT_FOUND', { message, hint: '`buildfix patterns list` shows all IDs.' });
}

async function write(learned: Awaited<ReturnType<typeof loadLearned>>, file: string | undefined): Promise<number> {
  const text = `${JSON.stringify(toBook(learned.records, learned.patterns), null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else
    await writeFile(file, text, { mode: 0o600 }).catch((cause: unknown) => {
      throw new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
        message: `The patterns could not be written to ${file}.`,
        hint: 'Check the path, its permissions and the free space.',
        cause,
      });
    });
  return 0;
}

async function take(state: StateOptions, file: string | undefined, now: number): Promise<number> {
  if (file === undefined) throw usage('A file is needed.', 'Give what `buildfix patterns export FILE` wrote.');
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BuildfixError('BUILDFIX_INPUT_UNREADABLE', {
      message: `${file} can't be read: ${(cause as Error).message}.`,
      hint: 'Check the path and its permissions.',
      cause,
    });
  });
  const book = readBook(text, file, now, idOf);
  const added = await withState(state, (tables) => mergeBook(tables, book));
  process.stderr.write(
    `${added} new of ${book.records.length + book.patterns.length} entries; what is known here stays.\n`,
  );
  return 0;
}

async function clean(state: StateOptions, ids: readonly string[], now: number): Promise<number> {
  const all = ids.length > 0 ? await rows(state, now) : [];
  const chosen = ids.map((id) => only(all, id).id);
  const gone = await withState(state, async (tables) => {
    if (chosen.length === 0) return forgetDecayed(tables, now);
    let count = 0;
    for (const id of chosen) count += await forgetSubject(tables, id);
    return count;
  });
  process.stderr.write(`${gone} ${gone === 1 ? 'entry' : 'entries'} forgotten.\n`);
  return 0;
}

function usage(message: string, hint: string): BuildfixError {
  return new BuildfixError('BUILDFIX_USAGE', { message, hint });
}
