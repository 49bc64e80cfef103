import {
  beginsDiff,
  continuesDiff,
  isAdvice,
  isBlank,
  isConsequence,
  isContinuation,
  isEpilogueOfNpm,
  isNumbered,
  isOfNpm,
  isPass,
  isTally,
  levelOf,
  withoutLevel,
} from './line-kinds.ts';
import type { Strength } from './signals.ts';

/** Why a block began: a signal, or a structure. */
export type BlockKind = Strength | 'list' | 'diff' | 'tally' | 'red' | 'tail' | 'warning' | 'consequence';

export interface BlockLine {
  readonly number: number;
  /** Without terminal controls. */
  readonly shown: string;
}

/** Lines that say together what went wrong. */
export interface Block {
  readonly kind: BlockKind;
  /** The strongest that was said in it. */
  readonly peak: BlockKind;
  readonly lines: readonly BlockLine[];
  /** The line that spoke first, and the last one that is certain. */
  readonly head: string;
  readonly end: string;
  /** Of its last line, also where the lines behind the limit were not kept. */
  readonly lastLine: number;
  /** Something stands below the first line that says more. */
  readonly hasBody: boolean;
}

/** What a line is to the block that is open. */
export interface BlockInput extends BlockLine {
  readonly text: string;
  readonly signal: BlockKind | undefined;
}

/** One block while it grows. It is never longer than the limit; what lies behind belongs to it and is counted only. */
export class OpenBlock {
  #kind: BlockKind;
  readonly #level: string;
  readonly #isOfNpm: boolean;
  #peak: BlockKind;
  #lines: BlockLine[];
  #head: string;
  /** Lines behind the last one that is certain. */
  #tail: { line: BlockLine; isPlain: boolean }[] = [];
  readonly #above: readonly BlockLine[];
  readonly #hasHeading: boolean;
  #lastLine: number;
  #hasBody = false;
  #blanks = 0;
  #plain = 0;

  /** `above` are plain lines just above, in the same paragraph; a heading belongs to a block of any length. */
  constructor(
    { number, shown, text, signal }: BlockInput & { signal: BlockKind },
    above?: { readonly lines: readonly BlockLine[]; readonly isHeading: boolean },
  ) {
    this.#kind = signal;
    this.#peak = signal;
    this.#level = levelOf(text);
    this.#isOfNpm = isOfNpm(text);
    this.#lines = [{ number, shown }];
    this.#head = shown;
    this.#lastLine = number;
    this.#above = above?.lines ?? [];
    this.#hasHeading = above?.isHeading === true;
  }

  get lastLine(): number {
    return this.#lastLine;
  }

  /** Whether the line goes on with the block; if not, the block is over, and the line was not taken. */
  take(line: BlockInput): boolean {
    if (this.#kind === 'diff') return this.#takeOfDiff(line);
    const { text, signal } = line;
    if (this.#isOfNpm) {
      if (isOfNpm(text) && this.#lines.length < longestOfNpm) this.#commit(line);
      return isOfNpm(text);
    }
    if (isOfNpm(text)) return false;
    if (levelOf(text) !== this.#level && /info|debug/i.test(levelOf(text))) return false;
    if (isBlank(text)) {
      this.#tail.push({ line, isPlain: false });
      return ++this.#blanks <= this.#patience;
    }
    const numbered = (this.#kind === 'list' || this.#kind === 'test') && isNumbered(text);
    if (numbered || (signal !== undefined && !isPass(text))) {
      const isWeak = strengthOf(signal) <= weakest;
      if (this.#blanks > 0 && isWeak && !numbered && !/^\s/.test(text)) return false;
      this.#accept(line, numbered ? 'test' : (signal as BlockKind));
      return true;
    }
    if (isPass(text) || isTally(text) || isConsequence(text) || isAdvice(text)) return false;
    const body = this.#level === '' ? text : withoutLevel(text);
    if (isContinuation(body)) {
      if (this.#blanks > 0 && !/^\s/.test(body)) return false;
      this.#hasBody = true;
      this.#commit(line);
      return true;
    }
    if (this.#blanks > 0 || ++this.#plain > mostPlain) return false;
    this.#tail.push({ line, isPlain: true });
    return true;
  }

  /** What was gathered. A block of one or two lines takes along what stands close to it in its paragraph. */
  close(): Block {
    const lines = [...this.#lines];
    const end = lines.at(-1)?.shown ?? '';
    if (this.#kind !== 'diff' && this.#kind !== 'tally') {
      const short = lines.length < shortest;
      for (const { line, isPlain } of this.#tail.slice(0, mostPlain)) {
        if (!short || !isPlain) break;
        lines.push(line);
      }
      if ((lines.length < shortest || this.#hasHeading) && this.#above.length > 0) {
        lines.unshift(...this.#above);
        lines.length = Math.min(lines.length, longestBlock);
        this.#hasBody = true;
      }
    }
    const isEpilogue = this.#isOfNpm && lines.some(({ shown }) => isEpilogueOfNpm(shown));
    return {
      kind: isEpilogue ? 'consequence' : this.#kind,
      peak: isEpilogue ? 'consequence' : this.#peak,
      lines,
      head: this.#head,
      end,
      lastLine: Math.max(this.#lastLine, (lines.at(-1) as BlockLine).number),
      hasBody: this.#hasBody || lines.length > shortest,
    };
  }

  get #patience(): number {
    return this.#kind === 'list' || this.#kind === 'test' ? mostBlanksInList : mostBlanks;
  }

  #takeOfDiff(line: BlockInput): boolean {
    if (isBlank(line.text) && line.text.trim() === '') {
      this.#tail.push({ line, isPlain: false });
      return ++this.#blanks <= mostBlanks;
    }
    if (!continuesDiff(line.text) && !beginsDiff(line.text)) return false;
    this.#commit(line);
    return true;
  }

  #accept(line: BlockInput, signal: BlockKind): void {
    if (this.#kind === 'list' && signal === 'test') {
      // The heading is not part of what failed.
      this.#lines = [];
      this.#tail = [];
      this.#head = line.shown;
      this.#kind = 'test';
    } else if (signal !== 'test') this.#hasBody = true;
    if (strengthOf(signal) > strengthOf(this.#peak)) this.#peak = signal;
    this.#plain = 0;
    this.#commit(line);
  }

  #commit({ number, shown }: BlockInput): void {
    for (const { line } of this.#tail) this.#keep(line);
    this.#tail = [];
    this.#blanks = 0;
    this.#keep({ number, shown });
    this.#lastLine = number;
  }

  #keep({ number, shown }: BlockLine): void {
    const last = this.#lines.at(-1);
    // A piece that a CR has ended was overwritten by the next one.
    if (last?.number === number) this.#lines.pop();
    const first = this.#lines[0]?.number ?? number;
    if (number - first < longestBlock) this.#lines.push({ number, shown: cut(shown) });
  }
}

/** Lines. */
export const longestBlock = 100;
const shortest = 3;
/** What stands below is help. */
const longestOfNpm = 25;
const mostPlain = 2;
const mostBlanks = 3;
const mostBlanksInList = 5;
const longestShown = 1000;

function cut(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown - 1)}…` : text;
}

/** The order of what lines say, from weak to strong; how much each counts in the end is said by the weights. */
export function strengthOf(kind: BlockKind | undefined): number {
  return kind === undefined ? -1 : order.indexOf(kind);
}

const order: readonly BlockKind[] = [
  'consequence',
  'tally',
  'red',
  'mention',
  'tail',
  'warning',
  'word',
  'list',
  'system',
  'diff',
  'failure',
  'error',
  'exception',
  'test',
];
const weakest = order.indexOf('word');
