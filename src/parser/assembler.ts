import { LRUCache } from 'lru-cache';
import type { Draft, LogPosition } from '../core/diagnostic.ts';
import type { Format, Groups, Part } from '../core/format.ts';
import { stripControls } from './clean.ts';
import { toDraft } from './draft.ts';
import { splitPrefix } from './prefix.ts';
import type { LineSink } from './scanner.ts';
import type { CompiledRule, TriggerIndex } from './triggers.ts';
import type { UserMatchers } from './user-matchers.ts';

/** A draft and the lines of the log that it was read from. */
export interface Assembled {
  readonly draft: Draft;
  readonly log: Omit<LogPosition, 'source'>;
  readonly recap: boolean;
  /** See `Format.codeOnce`. */
  readonly codeOnce: boolean;
  /** The output among several that it stood in, and the step that the lines' own prefix names. */
  readonly lane: string;
  readonly step: string | undefined;
  /** The draft's message without its variable parts, where that was worked out beforehand. */
  readonly message?: string;
}

export interface AssemblerOptions {
  readonly triggers: TriggerIndex;
  /** Sees every line that is looked at before the rules do; true: it was structure, not a diagnostic. */
  readonly observe: (text: string, lane: string, line: number) => boolean;
  readonly emit: (assembled: Assembled) => void;
  readonly cut: (line: number) => void;
  /** The command or step whose output the lane is, as far as that is known. */
  readonly command?: (lane: string) => string | undefined;
  /** What the user brings along looks at each line before the formats do. */
  readonly matchers?: UserMatchers;
  /** Asked where a lane has been silent so far, in a part of a log whose beginning is read elsewhere. */
  readonly presumption?: Presumption;
}

/**
 * Which tool spoke last before a part of a log: it was not seen, so whoever guesses has to hear what hung on the guess.
 * `known` lanes have spoken since, of at most `mostLanes` that are remembered.
 */
export interface Presumption {
  toolIn(lane: string, known: number): Format | undefined;
  /** A line of this lane was taken by one of these rules while `tool` was presumed. */
  used(
    lane: string,
    tool: Format | undefined,
    taker: CompiledRule,
    rules: readonly CompiledRule[],
    known: number,
  ): void;
}

/** Lines to drafts: finds the rule that wants a line, collects the lines that follow from it, reads the whole. */
export class Assembler implements LineSink {
  readonly #options: AssemblerOptions;
  /** At most one open block in each lane. */
  readonly #open = new Map<string, OpenBlock>();
  /** By rule: the line it claimed last and the heading that held for it. */
  readonly #headings = new Map<CompiledRule, { line: number; groups: Groups }>();
  /** By lane: the tool that spoke last. */
  readonly #recent = new LRUCache<string, Format>({ max: mostLanes });
  /** What was remembered last: a tool speaks many times in a row, and each time the cache would move what is in place. */
  #latest: { lane: string; format: Format | undefined } = { lane: '', format: undefined };
  /** Lines still to be looked at; more than one only while a block gives lines back. */
  #queue: Line[] = [];

  constructor(options: AssemblerOptions) {
    this.#options = options;
  }

  get everyLine(): boolean {
    return this.#open.size > 0 || this.hasMatchers;
  }

  get hasMatchers(): boolean {
    return this.#options.matchers?.active === true;
  }

  line(raw: string, line: number, offset: number, previous: () => string, candidate: boolean): void {
    const { lane, text, step } = splitPrefix(stripControls(raw));
    if (this.#options.matchers?.line({ text, lane, step, line, offset })) return;
    this.#drain({ text, lane, step, line, offset, previous, candidate, declined: nobody });
  }

  cut(line: number): void {
    this.#options.cut(line);
  }

  /** What the next line may depend on, told from the place that is given. */
  save({ line, offset }: LogPlace): AssemblerState {
    const saveLine = ({ previous, declined, ...others }: Line): SavedLine => ({
      ...others,
      line: others.line - line,
      offset: others.offset - offset,
      previous: previous(),
      declined: declined.map(({ order }) => order),
    });
    const blocks = [...this.#open.values()].map(({ compiled, groups, lines, held }) => ({
      rule: compiled.order,
      groups,
      lines: lines.map(saveLine),
      held: held.map(saveLine),
    }));
    const first = Math.min(1, ...blocks.map(({ lines }) => lines[0]?.line ?? 1));
    const headings = [...this.#headings]
      .map(([{ order }, heading]) => ({ rule: order, line: heading.line - line, groups: heading.groups }))
      .filter((heading) => heading.line >= first - 1)
      .sort((a, b) => a.rule - b.rule);
    // The cache lists what was used last first.
    const recent = [...this.#recent.entries()].reverse().map(([lane, { name }]) => [lane, name] as const);
    return { blocks, headings, recent };
  }

  /** Goes on where another one was saved. */
  resume({ blocks, headings, recent }: AssemblerState, { line, offset }: LogPlace): void {
    const ruleAt = (order: number) => this.#options.triggers.rules[order] as CompiledRule;
    const resumeLine = ({ previous, declined, ...others }: SavedLine): Line => ({
      ...others,
      line: others.line + line,
      offset: others.offset + offset,
      previous: () => previous,
      declined: declined.map(ruleAt),
    });
    this.#open.clear();
    this.#headings.clear();
    for (const { rule, groups, lines, held } of blocks) {
      const block = { compiled: ruleAt(rule), groups, lines: lines.map(resumeLine), held: held.map(resumeLine) };
      this.#open.set(lines[0]?.lane ?? '', { ...block, texts: lines.map(({ text }) => text) });
    }
    for (const heading of headings)
      this.#headings.set(ruleAt(heading.rule), { line: heading.line + line, groups: heading.groups });
    this.forgetTools();
    for (const [lane, tool] of recent) {
      const format = this.#options.triggers.formatOf(tool);
      if (format) this.#recent.set(lane, format);
    }
  }

  /** As `resume`, of one with other rules: the lines that it had in hand are offered to those of this one. */
  readAgain({ blocks }: AssemblerState, { line, offset }: LogPlace): void {
    const lines = blocks.flatMap((block) => [...block.lines, ...block.held]);
    this.#queue = lines
      .map(({ previous, ...others }) => ({
        ...others,
        line: others.line + line,
        offset: others.offset + offset,
        previous: () => previous,
        candidate: true,
        declined: nobody,
      }))
      .sort((a, b) => a.line - b.line);
    this.#drain();
  }

  /** From here on it is presumed which tools have spoken before. */
  forgetTools(): void {
    this.#recent.clear();
    this.#latest = { lane: '', format: undefined };
  }

  end(): void {
    while (this.#open.size > 0) {
      for (const block of [...this.#open.values()]) this.#close(block);
      this.#drain();
    }
    this.#options.matchers?.end();
    this.#headings.clear();
  }

  /** Lines given back come first in the queue, and what has `declined` them only grows: so this ends. */
  #drain(first?: Line): void {
    for (let line = first ?? this.#next(); line; line = this.#next()) {
      const block = this.#open.size > 0 ? this.#open.get(line.lane) : undefined;
      if (this.#open.size > (block ? 1 : 0) && this.#closeSilent(line)) continue;
      if (block) this.#continue(block, line);
      else if (line.candidate) this.#dispatch(line);
    }
  }

  #next(): Line | undefined {
    return this.#queue.length > 0 ? this.#queue.shift() : undefined;
  }

  #continue(block: OpenBlock, line: Line): void {
    const {
      continues,
      maxLines = 400,
      patience = 64,
    } = block.compiled.rule.block as NonNullable<CompiledRule['rule']['block']>;
    const held = block.held.length === 0 ? nothingHeld : block.held.map(({ text }) => text);
    const answer = continues(line.text, block.texts, held);
    if (answer === 'maybe' && block.held.length < patience) {
      block.held.push(line);
    } else if (answer === 'no' || answer === 'maybe') {
      this.#queue.unshift(line);
      this.#close(block);
    } else {
      for (const held of block.held) {
        block.lines.push(held);
        block.texts.push(held.text);
      }
      block.held.length = 0;
      block.lines.push(line);
      block.texts.push(line.text);
      if (answer === 'last' || block.lines.length >= maxLines) this.#close(block);
    }
  }

  /** Ends a block; lines that turn out not to belong to it go back into the queue. */
  #close(block: OpenBlock): void {
    const [head, ...others] = block.lines as [Line, ...Line[]];
    this.#open.delete(head.lane);
    this.#queue.unshift(...block.held);
    if (!this.#read(block)) this.#queue.unshift({ ...head, declined: [...head.declined, block.compiled] }, ...others);
  }

  /** A lane that has fallen silent must not keep the scan at every line. */
  #closeSilent(line: Line): boolean {
    for (const block of this.#open.values()) {
      const last = block.held.at(-1) ?? (block.lines.at(-1) as Line);
      if (last.lane === line.lane || line.line - last.line <= mostSilence) continue;
      this.#queue.unshift(line);
      this.#close(block);
      return true;
    }
    return false;
  }

  #dispatch(line: Line): void {
    const { text, lane, declined } = line;
    const { rules, structure } = this.#options.triggers.interestIn(text);
    if (structure && declined.length === 0 && this.#options.observe(text, lane, line.line)) return;
    if (rules.length === 0) return;
    // Asking must not keep a lane: which are remembered depends on who spoke alone.
    const spoken = this.#recent.peek(lane);
    const { presumption } = this.#options;
    if (spoken || !presumption) {
      this.#offer(line, rules, spoken ?? this.#running(lane));
      return;
    }
    const known = this.#recent.size;
    const presumed = presumption.toolIn(lane, known);
    const taker = this.#offer(line, rules, presumed);
    if (taker) presumption.used(lane, presumed, taker, rules, known);
  }

  /** The rule that has taken the line. */
  #offer(line: Line, rules: readonly CompiledRule[], recent: Format | undefined): CompiledRule | undefined {
    for (let from = 0, to = 0; from < rules.length; from = to) {
      const { claim } = rules[from] as CompiledRule;
      for (to = from + 1; to < rules.length && rules[to]?.claim === claim; ) to++;
      if (recent && to - from > 1) {
        for (let i = from; i < to; i++)
          if (rules[i]?.format === recent && this.#try(rules[i] as CompiledRule, line)) return rules[i];
      }
      for (let i = from; i < to; i++)
        if (rules[i]?.format !== recent || to - from === 1)
          if (this.#try(rules[i] as CompiledRule, line)) return rules[i];
    }
    return undefined;
  }

  /** Before a tool has spoken, the step that was begun may name it. */
  #running(lane: string): Format | undefined {
    const command = this.#options.command?.(lane);
    return command === undefined ? undefined : this.#options.triggers.formatOf(command);
  }

  /** Whether the rule has taken the line. */
  #try(compiled: CompiledRule, line: Line): boolean {
    if (line.declined.includes(compiled)) return false;
    const { text } = line;
    const match = compiled.rule.match.exec(text);
    const groups = match && this.#withHeading(compiled, line, match.groups ?? {});
    if (!groups) return false;
    const block: OpenBlock = { compiled, groups, lines: [line], texts: [text], held: [] };
    if (!compiled.rule.block) return this.#read(block);
    this.#open.set(line.lane, block);
    return true;
  }

  #remember(lane: string, format: Format): void {
    if (lane === this.#latest.lane && format === this.#latest.format) return;
    this.#recent.set(lane, format);
    this.#latest = { lane, format };
  }

  #withHeading(compiled: CompiledRule, line: Line, groups: Groups): Groups | undefined {
    const { heading } = compiled.rule;
    if (!heading) return groups;
    const known = this.#headings.get(compiled);
    const above =
      known && known.line >= line.line - 1
        ? known.groups
        : heading.exec(splitPrefix(stripControls(line.previous())).text)?.groups;
    if (!above) return undefined;
    this.#headings.set(compiled, { line: line.line, groups: above });
    return { ...above, ...groups };
  }

  #read({ compiled, groups, lines, texts }: OpenBlock): boolean {
    const { format, rule } = compiled;
    const reading = rule.read ? rule.read(texts, groups) : {};
    if (reading === null) return false;
    const head = lines[0] as Line;
    if (compiled.claim !== 'generic') this.#remember(head.lane, format);
    if (rule.heading) {
      const heading = this.#headings.get(compiled);
      // A row that takes several lines does not break the run.
      if (heading?.line === head.line) heading.line = (lines.at(-1) as Line).line;
    }
    const parts = Array.isArray(reading) ? (reading as readonly Part[]) : [reading as Part];
    for (const part of parts) {
      const first = (part.span && lines[part.span[0]]) ?? head;
      const last = (part.span ? lines[part.span[1]] : lines.at(-1)) ?? first;
      const log = { line: first.line, lines: 1 + last.line - first.line, offset: first.offset };
      const draft = toDraft(groups, part, rule, format);
      this.#options.emit({
        draft,
        log,
        recap: rule.recap === true,
        codeOnce: format.codeOnce === true,
        lane: head.lane,
        step: head.step,
      });
    }
    return true;
  }
}

/** What an assembler knows at the end of a line, as plain data. Lines and offsets count from a place in the log. */
export interface AssemblerState {
  readonly blocks: readonly {
    readonly rule: number;
    readonly groups: Groups;
    readonly lines: readonly SavedLine[];
    readonly held: readonly SavedLine[];
  }[];
  readonly headings: readonly { readonly rule: number; readonly line: number; readonly groups: Groups }[];
  /** By lane: the tool that spoke last; the lane that spoke last is the last one. */
  readonly recent: readonly (readonly [lane: string, tool: string])[];
}

/** The number of complete lines and bytes before a line. */
export interface LogPlace {
  readonly line: number;
  readonly offset: number;
}

interface SavedLine extends Omit<Line, 'previous' | 'declined'> {
  readonly previous: string;
  readonly declined: readonly number[];
}

const nobody: readonly CompiledRule[] = [];

interface Line {
  readonly text: string;
  readonly lane: string;
  readonly step: string | undefined;
  readonly line: number;
  readonly offset: number;
  readonly previous: () => string;
  /** A trigger stands in it: a rule may want it. */
  readonly candidate: boolean;
  /** Rules that have looked at the line and found that it is not theirs. */
  readonly declined: readonly CompiledRule[];
}

const nothingHeld: readonly string[] = [];

interface OpenBlock {
  readonly compiled: CompiledRule;
  readonly groups: Groups;
  readonly lines: Line[];
  /** Those lines as the format sees them. */
  readonly texts: string[];
  /** Lines that a later one decides about. */
  readonly held: Line[];
}

const mostSilence = 200;
/** In which it is remembered who spoke last. */
export const mostLanes = 256;
