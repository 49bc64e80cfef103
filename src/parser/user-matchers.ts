import { LRUCache } from 'lru-cache';
import type { Matcher, MatcherDraft, MatcherRun } from '../matchers/matcher.ts';
import type { Assembled } from './assembler.ts';

export interface UserMatchersOptions {
  readonly matchers: readonly Matcher[];
  /** Called for `::add-matcher::PATH`. Without it such lines mean nothing: a log does not choose files by itself. */
  readonly load?: (path: string) => readonly Matcher[];
  /** A matcher is too slow and is not asked any more. */
  readonly onSetAside?: (name: string, reason: string) => void;
}

export interface MatchedLine {
  readonly text: string;
  readonly lane: string;
  readonly step: string | undefined;
  readonly line: number;
  readonly offset: number;
}

/** The matchers that a user brings along, on one log: each lane is a log of its own to them. */
export class UserMatchers {
  readonly #options: UserMatchersOptions;
  readonly #emit: (assembled: Assembled) => void;
  #matchers: readonly Matcher[];
  readonly #lanes = new LRUCache<string, Lane>({ max: mostLanes });

  constructor(options: UserMatchersOptions, emit: (assembled: Assembled) => void) {
    this.#options = options;
    this.#matchers = options.matchers;
    this.#emit = emit;
  }

  /** They have no triggers: with any of them every line is looked at. */
  get active(): boolean {
    return this.#matchers.length > 0;
  }

  /** Whether a matcher has used the line, so that no format is to see it. */
  line(line: MatchedLine): boolean {
    if (this.#command(line.text)) return true;
    if (!this.active) return false;
    const lane = this.#laneOf(line.lane);
    lane.recent.push(line);
    if (lane.recent.length > mostRecent) lane.recent.shift();
    for (const run of lane.runs) {
      const { claimed, drafts } = run.line(line.text);
      for (const found of drafts) this.#report(found, lane);
      if (claimed) return true;
    }
    return false;
  }

  end(): void {
    for (const lane of this.#lanes.values()) {
      for (const run of lane.runs) for (const found of run.end()) this.#report(found, lane);
    }
    this.#lanes.clear();
  }

  /** `::add-matcher::PATH` and `::remove-matcher owner=NAME::`, also as the runner writes them into its log. */
  #command(text: string): boolean {
    const { load } = this.#options;
    const groups = load && command.exec(text)?.groups;
    if (!groups) return false;
    // One of the same owner takes the place of the one before.
    const added = groups.path ? load(groups.path.trim()) : [];
    const gone = new Set(groups.owner ? [groups.owner.trim()] : added.map(({ name }) => name));
    this.#matchers = [...this.#matchers.filter(({ name }) => !gone.has(name)), ...added];
    this.#lanes.clear();
    return true;
  }

  #laneOf(name: string): Lane {
    const known = this.#lanes.get(name);
    if (known) return known;
    const { onSetAside } = this.#options;
    const lane = { runs: this.#matchers.map((matcher) => matcher.start(onSetAside && { onSetAside })), recent: [] };
    this.#lanes.set(name, lane);
    return lane;
  }

  #report({ draft, lines, ago }: MatcherDraft, { recent }: Lane): void {
    const last = recent.at(-1 - ago) ?? recent.at(-1);
    const first = recent.at(-ago - lines) ?? recent[0];
    if (!first || !last) return;
    this.#emit({
      draft,
      log: { line: first.line, lines: 1 + last.line - first.line, offset: first.offset },
      recap: false,
      codeOnce: false,
      lane: last.lane,
      step: last.step,
    });
  }
}

/** The word that a line must hold for the scan to show it. */
export const matcherTriggers: readonly string[] = [
  '::add-matcher',
  '##[add-matcher',
  '::remove-matcher',
  '##[remove-matcher',
];

interface Lane {
  readonly runs: readonly MatcherRun[];
  /** The lines shown last, to know where one that spans several began. */
  readonly recent: MatchedLine[];
}

const command =
  /^(?:::add-matcher::|##\[add-matcher\])(?<path>.+)$|^(?:::remove-matcher |##\[remove-matcher )owner=(?<owner>[^\]:]+)(?:::|\])/;
const mostLanes = 64;
/** As many as a message of Vim's kind may hold. */
const mostRecent = 400;
