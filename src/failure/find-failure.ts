import type { Cause, FailureReport } from '../core/cause.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';
import { defaultWeights, type Weights } from '../core/weights.ts';
import { Parser } from '../parser/parser.ts';
import type { BlockLine } from './block.ts';
import { FailureFinder, type FoundBlocks } from './failure-finder.ts';
import type { GoodRun } from './good-run.ts';
import { shownOf } from './line-kinds.ts';
import { rank } from './rank.ts';
import type { Candidate } from './shortlist.ts';

export interface FindFailureOptions {
  /** Files inside it are reported relative to it. Default: the working directory. */
  readonly root?: string;
  /** What reads the lines of a cause. Default: every format there is. */
  readonly formats?: readonly Format[];
  /** What each thing that is known of a place counts; see docs/why.md. */
  readonly weights?: Partial<Weights>;
  /** A run that came through, as `rememberGoodRun` gives it. */
  readonly goodRun?: GoodRun;
  /** What to call the log in `Diagnostic.log.source`. Default: `log`. */
  readonly source?: string;
}

export type LogInput = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> | string;

/**
 * Why did this build fail? Reads a log, of any tool, and names the places that say it, best first: a string is the log
 * itself; of an iterable, each item is a piece of it, cut anywhere. Memory does not grow with the log.
 */
export async function findFailure(input: LogInput, options: FindFailureOptions = {}): Promise<FailureReport> {
  const finder = new FailureFinder({ goodRun: options.goodRun });
  for await (const bytes of pieces(input)) finder.push(bytes);
  return reportFailure(finder, options);
}

/** What a finder that has seen the whole log answers. */
export function reportFailure(finder: FailureFinder, options: FindFailureOptions): FailureReport {
  const found = finder.end();
  const weights: Weights = { ...defaultWeights, ...options.weights };
  const causes = found.failed === false ? [] : rank(found, weights, (candidate) => readDiagnostic(candidate, options));
  const failed = found.failed === true;
  const kept = failed ? causes : causes.filter((cause) => isClear(cause, found));
  return {
    outcome: failed ? 'failed' : found.failed === false ? 'passed' : 'unknown',
    endsEarly: found.endsEarly,
    lines: found.lines,
    causes: kept,
  };
}

/**
 * A log that does not say how it ended has to be clear about what is wrong: a tool's own error, or strong words at
 * the very end. Builds that come through are full of names such as `error-chain` and tests of failures.
 */
function isClear(cause: Cause, { lastWords }: FoundBlocks): boolean {
  const { diagnostic, reasons, lastLine } = cause;
  if (diagnostic?.severity === 'error' && !guesses.has(diagnostic.tool)) return true;
  if (lastLine < lastWords) return false;
  if ((['test', 'exception', 'error', 'failure', 'system'] as const).some((name) => name in reasons)) return true;
  // `curl: (7) Failed to connect`: a program's last words.
  return 'word' in reasons && (cause.class !== 'unknown' || /^[\w./-]+: /m.test(cause.text));
}

/** Formats that go by the shape of a line alone. */
const guesses: ReadonlySet<string> = new Set(['gnu']);

export async function* pieces(input: LogInput): AsyncGenerator<Uint8Array, void, void> {
  if (typeof input === 'string') {
    // One conversion of a long text takes more memory than its parts; surrogates may stand at a cut.
    const bytes = Buffer.from(input);
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    return;
  }
  for await (const piece of input) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
}

const pieceLength = 1 << 18;

/** What a format reads out of a block; at the end of a step, where formats are asked first, it also says which lines count. */
function readDiagnostic(
  { lead, lines, window }: Candidate,
  { root = process.cwd(), formats, source = 'log' }: FindFailureOptions,
): { diagnostic: Diagnostic; lines?: readonly BlockLine[] } | undefined {
  const rows = window ?? lines;
  const head = window || lead === '' ? [] : lead.split('\n').map(shownOf);
  const text = [...head, ...rows.map(({ shown }) => shown)].join('\n');
  const above = head.length;
  const parser = new Parser({ root, ...(formats && { formats }) });
  const all = [...parser.push(source, Buffer.from(`${text}\n`)), ...parser.end()];
  const own = all.filter(({ log }) => log.line > above);
  const errors = own.filter(({ severity }) => severity === 'error');
  const [chosen] = errors.length > 0 || window ? errors : own;
  if (!chosen) return undefined;
  // Where it stands in the text that was put together here means nothing; lines may have been left out.
  const numberOf = (line: number) => rows[line - above - 1]?.number ?? (rows[0]?.number as number);
  const diagnostic = { ...chosen, log: { ...chosen.log, line: numberOf(chosen.log.line) } };
  if (!window) return { diagnostic };
  let last = chosen.log.line + chosen.log.lines - 1;
  for (const { log } of errors) if (log.line <= last + fewBetween) last = Math.max(last, log.line + log.lines - 1);
  return { diagnostic, lines: rows.slice(chosen.log.line - 1, last) };
}

/** Lines between two errors that are one answer. */
const fewBetween = 3;
