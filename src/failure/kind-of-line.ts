import { type ByteScan, compileByteScan } from '../parser/byte-scan.ts';
import type { BlockKind } from './block.ts';
import { passedWords } from './good-run.ts';
import {
  beginsDiff,
  beginsList,
  consequenceWords,
  diffWords,
  isOfNpm,
  isPass,
  isTally,
  npmWords,
  warningsAreErrorsWords,
} from './line-kinds.ts';
import { shellWords } from './shell.ts';
import { readSignal, signals } from './signals.ts';

/** What a line says of a failure, by its words or its structure; `raw` still has its colours. */
export function kindOfLine(raw: string, text: string): BlockKind | undefined {
  if (isTally(text)) return saysFailures(text) ? 'tally' : undefined;
  if (isPass(text)) return undefined;
  if (isOfNpm(text)) return 'error';
  const signal = readSignal(text);
  if (beginsList(text)) return 'list';
  if (signal && signal !== 'mention') return signal;
  if (beginsDiff(text)) return 'diff';
  if (isRed(raw) && text.trim() !== '') return 'red';
  return signal;
}

function isRed(raw: string): boolean {
  return /\x1b\[(?:\d+;)*(?:31|91)m/.test(raw);
}

function saysFailures(text: string): boolean {
  return (
    /fail|error/i.test(text) &&
    !/\b(?:0|no) (?:failures?|failed|failing|errors?)\b|(?:failures|failed|errors): ?0\b/i.test(text)
  );
}

const words = [
  ...signals.flatMap((signal) => signal.words),
  ...consequenceWords,
  ...shellWords,
  ...npmWords,
  ...diffWords,
  ...warningsAreErrorsWords,
  'etrying',
  'rying again',
];

/** Finds the lines that may be anything of that. A scan has a memory of its own: finders share one only one after the other. */
export function scanOfSignals(): ByteScan {
  return compileByteScan([...new Set(words)], false);
}

/** Also those that say that a test has passed. */
export function scanOfGoodRun(): ByteScan {
  return compileByteScan([...new Set([...words, ...passedWords])], false);
}
