import { type ByteScan, compileByteScan } from '../parser/byte-scan.ts';
import { stripControls } from '../parser/clean.ts';
import { normalizeMessage } from '../parser/fingerprint.ts';
import { splitPrefix } from '../parser/prefix.ts';
import { type BlockInput, type BlockKind, type BlockLine, OpenBlock } from './block.ts';
import { type GoodRun, passedWords } from './good-run.ts';
import {
  beginsDiff,
  beginsList,
  beginsSummary,
  consequenceWords,
  diffWords,
  endsPassedTest,
  isBlank,
  isConsequence,
  isOfNpm,
  isPass,
  isRule,
  isTally,
  levelOf,
  npmWords,
  saysSuccess,
  saysWarningsAreErrors,
  shownOf,
  warningsAreErrorsWords,
} from './line-kinds.ts';
import { readShell, type ShellMark, shellWords } from './shell.ts';
import { type Candidate, Shortlist } from './shortlist.ts';
import { SignalLines, type SignalSink } from './signal-lines.ts';
import { isCommandLine, readSignal, signals } from './signals.ts';
import { Sketch } from './sketch.ts';
import { type Step, Steps } from './step.ts';

export interface FailureFinderOptions {
  /** A run that came through, to compare with. */
  readonly goodRun?: GoodRun | undefined;
  /** The log is that of a good run: remember it here. */
  readonly remember?: GoodRun | undefined;
}

/** What was found in a log, not yet in order. */
export interface FoundBlocks {
  readonly candidates: readonly Candidate[];
  readonly failed: boolean | undefined;
  readonly endsEarly: boolean;
  readonly lines: number;
  /** The last line that says anything. */
  readonly lastWords: number;
}

/**
 * The bytes of one log to the places that may say why the build failed, in one pass and bounded memory. Lines that hold no
 * word of the tables never become strings; around those that do, blocks grow as far as the structure of the lines
 * carries.
 */
export class FailureFinder implements SignalSink {
  readonly #options: FailureFinderOptions;
  readonly #lines: SignalLines;
  readonly #steps = new Steps();
  readonly #shortlist = new Shortlist();
  readonly #seen = new Sketch();
  #block: OpenBlock | undefined;
  /** Of the open block. */
  #origin: Pick<Candidate, 'lead' | 'template' | 'repeats' | 'inGoodRun' | 'passedInGoodRun' | 'afterConsequence'> & {
    lane: string;
  } = nowhere;
  /** The last lines before the first line in which the step says that it failed. */
  #tails = new Map<Step, { lines: BlockLine[]; window: BlockLine[] }>();
  #failedStep = false;
  #jobFailed: boolean | undefined;
  #toolFailed: boolean | undefined;

  constructor(options: FailureFinderOptions = {}) {
    this.#options = options;
    this.#lines = new SignalLines(options.remember ? scanOfGoodRun() : scanOfSignals(), this);
  }

  get everyLine(): boolean {
    return this.#block !== undefined;
  }

  push(bytes: Uint8Array): void {
    this.#lines.push(bytes);
  }

  end(): FoundBlocks {
    const { complete, last: end } = this.#lines.end(longestWindow);
    const last = linesOf(end);
    this.#close();
    const { lines } = this.#lines;
    this.#keepTail(lines + 1, () => end);
    const isInStep = this.#steps.isOpen;
    this.#endStep(lines, true);
    const failed = this.#jobFailed ?? (this.#failedStep ? true : (this.#toolFailed ?? this.#success(last, lines)));
    const said = this.#jobFailed !== undefined || this.#failedStep;
    return {
      candidates: [...this.#shortlist.take(), ...this.#tailCandidates()],
      failed,
      endsEarly: lines > 0 && !said && (isInStep || (!complete && failed === undefined)),
      lines,
      lastWords: lines - last.length + 1 + last.findLastIndex((text) => !isBlank(stripControls(text))),
    };
  }

  line(raw: string, number: number, hit: boolean, before: (count: number) => string): void {
    const shown = stripControls(raw);
    const { lane, text: whole } = splitPrefix(shown);
    // What a line is about stands at its beginning, and expressions must not walk through kilobytes.
    const text = whole.length > longestRead ? whole.slice(0, longestRead) : whole;
    if (hit) {
      const mark = readShell(whole);
      if (mark) return this.#mark(mark, number, before);
      if (isConsequence(text)) {
        // Nothing but this line says how the command died.
        if (saysSignal(text)) this.#open({ number, shown, text, signal: 'system' }, lane, before);
        this.#consequence(number, text, before);
        if (beginsSummary(text)) this.#open({ number, shown, text, signal: 'failure' }, lane, before);
        return;
      }
      if (saysWarningsAreErrors(text)) this.#warningAbove(number, before);
    }
    const { remember } = this.#options;
    if (remember && isPass(text)) remember.addPassed(text);
    const signal = hit ? this.#signal(raw, text) : undefined;
    if (remember && signal) remember.addLine(text);
    if (hit && /\(ignored\)|allow_failure|allowed to fail/.test(text)) {
      this.#close();
      return this.#markLatest('ignored', number);
    }
    const block = this.#block;
    if (block) {
      if (lane !== this.#origin.lane && signal === undefined && number - block.lastLine < mostSilence) return;
      const input: BlockInput = { number, shown, text, signal };
      if (lane === this.#origin.lane && signal !== 'tally' && block.take(input)) return;
      this.#close();
      if (endsPassedTest(text)) this.#markLatest('ofPassedTest', number);
    }
    if (hit && /retry|trying again/i.test(text)) this.#markLatest('retried', number);
    if (!signal) return;
    this.#open({ number, shown, text, signal }, lane, before);
    // A sum is one line, and what stands below it is none of it.
    if (signal === 'tally') this.#close();
  }

  #signal(raw: string, text: string): BlockKind | undefined {
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

  #mark(mark: ShellMark, number: number, before: (count: number) => string): void {
    this.#close();
    switch (mark.kind) {
      case 'begin':
        if (!this.#steps.isInside) this.#endStep(number - 1);
        return this.#steps.begin(number, mark);
      case 'end':
        this.#keepTail(number, before);
        return this.#steps.end(number, mark.id);
      case 'command':
        return this.#steps.command(mark.command);
      case 'job':
        this.#jobFailed = mark.failed;
        return;
      case 'exit': {
        this.#keepTail(number, before);
        const step = this.#steps.current;
        if (mark.status > 0) this.#failedStep = true;
        else this.#tails.delete(step);
        this.#steps.exit(number, mark.status);
        this.#shortlist.endStep(step);
        return;
      }
    }
  }

  #consequence(number: number, text: string, before: (count: number) => string): void {
    this.#close();
    if (/retry/i.test(text)) this.#markLatest('retried', number);
    this.#keepTail(number, before);
    this.#failedAt(number, text);
  }

  /** The line says that the step has failed. */
  #failedAt(number: number, text: string): void {
    const { current } = this.#steps;
    current.epilogue ??= number;
    if (current.consequences.length < fewConsequences)
      current.consequences.push({ line: number, text: text.slice(0, 300) });
    this.#toolFailed = true;
  }

  /** What stands above the first line that says that the step failed, or above its end. */
  #keepTail(number: number, before: (count: number) => string): void {
    const { current } = this.#steps;
    if (current.epilogue !== undefined || this.#tails.size >= mostTails) return;
    const above = linesOf(before(longestWindow)).map((raw, index, all): BlockLine => {
      return {
        number: number - all.length + index,
        shown: shownOf(raw),
      };
    });
    while (above.length > 0 && isBlank((above.at(-1) as BlockLine).shown)) above.pop();
    const gap = above.findLastIndex(
      ({ shown, number: at }) => isBlank(shown) || at < current.firstLine || readShell(shown),
    );
    const tail = above.slice(Math.max(gap + 1, above.length - longestTail));
    const began = above.findLastIndex(({ number: at }) => at < current.firstLine);
    if (tail.length > 0) this.#tails.set(current, { lines: tail, window: above.slice(began + 1) });
  }

  #warningAbove(number: number, before: (count: number) => string): void {
    const above = linesOf(before(mostAboveWarning)).map(shownOf);
    const at = above.findLastIndex((text) => /\bwarning\b/i.test(text));
    if (at === -1) return;
    this.#close();
    const firstNumber = number - above.length + at;
    const open = new OpenBlock({ number: firstNumber, shown: above[at] as string, text: '', signal: 'warning' });
    for (const [index, shown] of above.slice(at + 1).entries())
      if (isBlank(shown) || !open.take({ number: firstNumber + 1 + index, shown, text: shown, signal: undefined }))
        break;
    this.#shortlist.add({
      ...open.close(),
      similar: [],
      similarCount: 0,
      ...this.#place('', above[at] as string, normalizeMessage((above[at] as string).trim()), 1),
      step: this.#steps.current,
      retried: false,
      ignored: false,
      ofPassedTest: false,
    });
  }

  #open(line: BlockInput & { signal: BlockKind }, lane: string, before: (count: number) => string): void {
    if (isOfNpm(line.text)) {
      this.#keepTail(line.number, before);
      this.#toolFailed = true;
    }
    const template = normalizeMessage(line.text.trim());
    const repeats = this.#seen.add(template);
    if (repeats > mostRepeated && cheap.has(line.signal) && this.#shortlist.count(template, line.number)) return;
    const lead = before(longestLead);
    const { firstLine } = this.#steps.current;
    this.#block = new OpenBlock(line, line.number - 1 >= firstLine ? linesAbove(line, lead) : undefined);
    this.#origin = { lane, ...this.#place(lead, line.text, template, repeats) };
  }

  #place(lead: string, text: string, template: string, repeats: number) {
    const { goodRun } = this.#options;
    return {
      lead,
      template,
      repeats,
      inGoodRun: goodRun?.hasLine(text) === true,
      passedInGoodRun: goodRun?.hasPassed(text) === true,
      afterConsequence: this.#steps.current.epilogue !== undefined,
    };
  }

  #close(): void {
    const block = this.#block;
    if (!block) return;
    this.#block = undefined;
    const { lane, ...origin } = this.#origin;
    const closed = block.close();
    if (closed.kind === 'consequence') this.#failedAt(closed.lines[0]?.number ?? closed.lastLine, closed.head);
    const last = closed.lines.at(-1)?.shown ?? '';
    this.#shortlist.add({
      ...closed,
      ...origin,
      similar: [],
      similarCount: 0,
      step: this.#steps.current,
      retried: /retrying|trying again/i.test(last),
      ignored: false,
      ofPassedTest: false,
    } as Candidate);
  }

  #markLatest(what: 'retried' | 'ignored' | 'ofPassedTest', number: number): void {
    const { latest } = this.#shortlist;
    if (latest && number - latest.lastLine <= 3) latest[what] = true;
  }

  /** `false`: it did not fail, since the log ends with what a tool says when all went well, and with nothing worse. */
  #success(last: readonly string[], lines: number): false | undefined {
    const words = last.map((raw) => splitPrefix(stripControls(raw.trimEnd())).text);
    const at = words.findLastIndex((text) => saysSuccess(text));
    if (at === -1 || words.slice(at + 1).filter((text) => !isBlank(text)).length > mostBehindSuccess) return undefined;
    const line = lines - last.length + 1 + at;
    return this.#shortlist.take().some(({ lastLine }) => lastLine > line) ? undefined : false;
  }

  #endStep(lastLine: number, isLast = false): void {
    const step = this.#steps.current;
    this.#steps.finish(lastLine);
    this.#shortlist.endStep(step, isLast);
  }

  #tailCandidates(): Candidate[] {
    return [...this.#tails].map(([step, { lines, window }]) => ({
      kind: 'tail',
      similar: [],
      similarCount: 0,
      peak: 'tail',
      lines,
      head: lines.at(-1)?.shown ?? '',
      end: lines.at(-1)?.shown ?? '',
      window,
      lastLine: lines.at(-1)?.number ?? 0,
      hasBody: false,
      step,
      afterConsequence: false,
      template: '',
      repeats: 1,
      lead: '',
      inGoodRun: false,
      passedInGoodRun: false,
      retried: false,
      ignored: false,
      ofPassedTest: false,
    }));
  }
}

const nowhere = {
  lane: '',
  lead: '',
  template: '',
  repeats: 0,
  inGoodRun: false,
  passedInGoodRun: false,
  afterConsequence: false,
};
const mostSilence = 200;
const longestRead = 1000;
const mostToHeading = 5;
/** Behind so many lines alike, the next one is only counted; a stack begins as others do and ends in its own way. */
const mostRepeated = 32;
const cheap: ReadonlySet<BlockKind> = new Set(['error', 'failure', 'system', 'word', 'mention', 'red']);
const fewConsequences = 5;
const mostTails = 64;
const longestTail = 10;
/** Lines: times, notices, where a report is. */
const mostBehindSuccess = 8;
/** What is read by the formats where nothing else was found. */
const longestWindow = 60;
const longestLead = 12;
const mostAboveWarning = 12;

function saysSignal(text: string): boolean {
  return /: \*\*\* \[.*\] (?:Killed|Terminated|Aborted|Segmentation fault)/.test(text);
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

/**
 * What stands close to a line: the one above, what a Go test printed before its result, and where the line is indented
 * what it stands below.
 */
function linesAbove({ number, text }: BlockInput, lead: string): { lines: BlockLine[]; isHeading: boolean } {
  const isResult = text.startsWith('--- FAIL: ');
  const depth = depthOf(text);
  const above = linesOf(lead).map(shownOf);
  const heading = depth > 0 && !isResult ? headingOf(above, depth) : -1;
  const begin = isResult
    ? Math.min(above.findLastIndex((shown) => !/^\s+\S/.test(shown)) + 1, above.length - 1)
    : heading === -1
      ? above.length - 1
      : heading;
  const lines = above
    .slice(Math.max(0, begin))
    .map((shown, index, all) => ({ number: number - all.length + index, shown }))
    .filter(({ shown }) => isPlainAbove(shown) && levelOf(shown) === levelOf(text));
  return { lines, isHeading: heading !== -1 && lines.length === above.length - heading };
}

/** The index of the nearest line that is less indented, with nothing but indented ones below it; -1 where it is far. */
function headingOf(above: readonly string[], depth: number): number {
  for (let index = above.length - 1; index >= Math.max(0, above.length - mostToHeading); index--) {
    const text = above[index] as string;
    if (isBlank(text)) return -1;
    if (depthOf(text) < depth) return index;
  }
  return -1;
}

function depthOf(text: string): number {
  return text.length - text.trimStart().length;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}

function isPlainAbove(text: string): boolean {
  return (
    !isBlank(text) &&
    !isRule(text) &&
    !isPass(text) &&
    !isCommandLine(text) &&
    !readShell(text) &&
    !/^[$>] |^\+ /.test(text) &&
    !isTally(text)
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

// A scan has a memory of its own, so each finder needs one; the next takes it over when the one before has ended.
function scanOfSignals(): ByteScan {
  return compileByteScan([...new Set(words)], false);
}

function scanOfGoodRun(): ByteScan {
  return compileByteScan([...new Set([...words, ...passedWords])], false);
}
