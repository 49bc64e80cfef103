import type { ByteScan } from '../parser/byte-scan.ts';
import { stripControls } from '../parser/clean.ts';
import { normalizeMessage } from '../parser/fingerprint.ts';
import { splitPrefix } from '../parser/prefix.ts';
import { linesAbove, linesOf, warningAbove } from './above.ts';
import { type BlockInput, type BlockKind, OpenBlock } from './block.ts';
import type { GoodRun } from './good-run.ts';
import { kindOfLine, scanOfGoodRun, scanOfSignals } from './kind-of-line.ts';
import {
  beginsSummary,
  endsPassedTest,
  isBlank,
  isConsequence,
  isOfNpm,
  isPass,
  saysSuccess,
  saysWarningsAreErrors,
} from './line-kinds.ts';
import { readShell, type ShellMark } from './shell.ts';
import { type Candidate, Shortlist, unmarked } from './shortlist.ts';
import { SignalLines, type SignalSink } from './signal-lines.ts';
import { Sketch } from './sketch.ts';
import { Steps } from './step.ts';
import { longestWindow, Tails } from './tails.ts';

export interface FailureFinderOptions {
  /** A run that came through, to compare with. */
  readonly goodRun?: GoodRun | undefined;
  /** The log is that of a good run: remember it here. */
  readonly remember?: GoodRun | undefined;
  /** Of a finder before this one, which has ended. */
  readonly scan?: ByteScan | undefined;
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
  readonly #tails = new Tails();
  #failedStep = false;
  #jobFailed: boolean | undefined;
  #toolFailed: boolean | undefined;

  constructor(options: FailureFinderOptions = {}) {
    this.#options = options;
    this.#lines = new SignalLines(options.scan ?? (options.remember ? scanOfGoodRun() : scanOfSignals()), this);
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
    this.#tails.keep(this.#steps.current, lines + 1, () => end);
    const isInStep = this.#steps.isOpen;
    this.#endStep(lines, true);
    const failed = this.#jobFailed ?? (this.#failedStep ? true : (this.#toolFailed ?? this.#success(last, lines)));
    const said = this.#jobFailed !== undefined || this.#failedStep;
    return {
      candidates: [...this.#shortlist.take(), ...this.#tails.candidates()],
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
      if (saysWarningsAreErrors(text)) this.#addWarning(number, before);
    }
    const { remember } = this.#options;
    if (remember && isPass(text)) remember.addPassed(text);
    const signal = hit ? kindOfLine(raw, text) : undefined;
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

  #mark(mark: ShellMark, number: number, before: (count: number) => string): void {
    this.#close();
    switch (mark.kind) {
      case 'begin':
        if (!this.#steps.isInside) this.#endStep(number - 1);
        return this.#steps.begin(number, mark);
      case 'end':
        this.#tails.keep(this.#steps.current, number, before);
        return this.#steps.end(number, mark.id);
      case 'command':
        return this.#steps.command(mark.command);
      case 'job':
        this.#jobFailed = mark.failed;
        return;
      case 'exit': {
        this.#tails.keep(this.#steps.current, number, before);
        const step = this.#steps.current;
        if (mark.status > 0) this.#failedStep = true;
        else this.#tails.forget(step);
        this.#steps.exit(number, mark.status);
        this.#shortlist.endStep(step);
        return;
      }
    }
  }

  #consequence(number: number, text: string, before: (count: number) => string): void {
    this.#close();
    if (/retry/i.test(text)) this.#markLatest('retried', number);
    this.#tails.keep(this.#steps.current, number, before);
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

  #addWarning(number: number, before: (count: number) => string): void {
    const block = warningAbove(number, before);
    if (!block) return;
    this.#close();
    const place = this.#place('', block.head, normalizeMessage(block.head.trim()), 1);
    this.#shortlist.add({ ...unmarked(), ...block, ...place, step: this.#steps.current });
  }

  #open(line: BlockInput & { signal: BlockKind }, lane: string, before: (count: number) => string): void {
    if (isOfNpm(line.text)) {
      this.#tails.keep(this.#steps.current, line.number, before);
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
    const retried = /retrying|trying again/i.test(last);
    this.#shortlist.add({ ...unmarked(), ...closed, ...origin, step: this.#steps.current, retried });
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
/** Behind so many lines alike, the next one is only counted; a stack begins as others do and ends in its own way. */
const mostRepeated = 32;
const cheap: ReadonlySet<BlockKind> = new Set(['error', 'failure', 'system', 'word', 'mention', 'red']);
const fewConsequences = 5;
/** Lines: times, notices, where a report is. */
const mostBehindSuccess = 8;
const longestLead = 12;

function saysSignal(text: string): boolean {
  return /: \*\*\* \[.*\] (?:Killed|Terminated|Aborted|Segmentation fault)/.test(text);
}
