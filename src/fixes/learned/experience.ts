import type { Diagnostic, Fix } from '../../core/diagnostic.ts';
import { templateOf } from '../../core/message-template.ts';
import { lowerBound } from '../../core/track-record.ts';
import type { LearnedPattern } from '../../state/stored.ts';
import type { Proposal, Refusal } from '../plan.ts';
import type { RuleEdit } from '../rule.ts';
import { applyPattern, type LearnedRepair } from './apply.ts';
import { languageOf, type SourceToken, sourceTokens } from './source-tokens.ts';
import type { TrackRecords } from './track-records.ts';

/** What earlier builds have taught, as the stages ask for it. */
export interface ExperienceOptions {
  readonly records: TrackRecords;
  readonly patterns?: readonly LearnedPattern[];
  /** A build will look at what is proposed, so that what is new can get its trial. */
  readonly verified?: boolean;
}

/** A fix whose edits are still in the file's own lines. */
export type LearnedFix = Omit<Fix, 'edits'> & { readonly edit: RuleEdit };

export class Experience {
  readonly #records: TrackRecords;
  readonly #verified: boolean;
  readonly #patterns = new Map<string, LearnedPattern[]>();
  /** Of the file that was asked for last: problems come file by file. */
  #last: { text: string; tokens: SourceToken[] | undefined } | undefined;

  constructor({ records, patterns = [], verified = false }: ExperienceOptions) {
    this.#records = records;
    this.#verified = verified;
    for (const pattern of patterns) {
      const key = patternKey(pattern.tool, pattern.code, pattern.template);
      this.#patterns.set(key, [...(this.#patterns.get(key) ?? []), pattern]);
    }
  }

  /** The fixes that patterns know for this problem; none where two of them contradict each other and neither is better. */
  propose(diagnostic: Diagnostic, text: string): LearnedFix[] {
    const { file } = diagnostic;
    const patterns = this.#patternsFor(diagnostic);
    const language = file === undefined ? undefined : languageOf(file);
    const tokens = patterns.length > 0 && language !== undefined ? this.#tokensOf(text, language) : undefined;
    if (!tokens) return [];
    const repairs = new Map<string, { pattern: LearnedPattern; repair: LearnedRepair; expected: number }>();
    for (const pattern of patterns) {
      const repair = pattern.language === language ? applyPattern(pattern, diagnostic, text, tokens) : undefined;
      const expected = this.#expected(diagnostic, pattern.id);
      const key = JSON.stringify(repair?.edit);
      if (repair && expected > (repairs.get(key)?.expected ?? -1)) repairs.set(key, { pattern, repair, expected });
    }
    const [best, second] = [...repairs.values()].sort((a, b) => b.expected - a.expected);
    if (!best || best.expected === second?.expected) return [];
    const { pattern, repair } = best;
    const origin = `learned:${pattern.id}`;
    return [
      {
        ...{ title: titleOf(repair), origin, columnUnit: 'utf16', edit: repair.edit },
        safety: diagnostic.severity === 'error' && this.#isProven(origin) ? 'safe' : 'unsafe',
      },
    ];
  }

  /** The origin of what is learned for such problems; whether it fits the place, the source tells. */
  learnedFor(diagnostic: Diagnostic): string | undefined {
    const [first] = this.#patternsFor(diagnostic);
    return first && `learned:${first.id}`;
  }

  isTrusted(origin: string): boolean {
    return this.#records.standing({ kind: 'fixer', origin }) === 'trusted';
  }

  /**
   * What worked before comes first, what failed last; what is new between the two. Where a build will judge, it goes first
   * for one problem in eight: otherwise it would never get its trial beside something that works most of the time. By the
   * fingerprint and not by chance, so that the same log and state give the same output.
   */
  order<Candidate extends Pick<Fix, 'origin' | 'title' | 'safety'>>(
    diagnostic: Diagnostic,
    fixes: readonly Candidate[],
  ): Candidate[] {
    if (fixes.length < 2) return [...fixes];
    const scored = fixes.map((fix) => {
      const expected = this.isOut(diagnostic, fix) ? -1 : this.#records.expected(diagnostic, fix);
      const isTrial = expected === undefined && this.#verified && isTrialOf(diagnostic);
      return { fix, score: fix.safety === 'manual' ? -2 : isTrial ? 2 : (expected ?? scoreOfNew) };
    });
    return scored.sort((a, b) => b.score - a.score).map(({ fix }) => fix);
  }

  /** Why a fix is not even proposed to be written where no build will look at it. */
  refusal(proposal: Proposal): Pick<Refusal, 'reason' | 'why'> | undefined {
    const why = this.#records.refusal(proposal);
    return why === undefined ? undefined : { reason: 'quarantined', why };
  }

  isOut(diagnostic: Diagnostic, fix: Pick<Fix, 'origin' | 'title'>): boolean {
    return this.#records.isOut(diagnostic, fix);
  }

  #patternsFor({ tool, code, message }: Diagnostic): LearnedPattern[] {
    if (this.#patterns.size === 0) return [];
    const known = this.#patterns.get(patternKey(tool, code, templateOf(message).template)) ?? [];
    return known.filter(({ id }) => this.#isUsable(`learned:${id}`));
  }

  /** Two builds have seen it help, and no more has been said against it since. */
  #isUsable(origin: string): boolean {
    const subject = { kind: 'fixer', origin } as const;
    const record = this.#records.record(subject);
    if (!record || record.counts.verified < 2 || this.#records.standing(subject) === 'out') return false;
    return record.weights['no-effect'] < record.weights.verified * mostUseless;
  }

  #isProven(origin: string): boolean {
    const record = this.#records.record({ kind: 'fixer', origin });
    return record !== undefined && record.counts.harmful === 0 && lowerBound(record) >= safeFrom;
  }

  #expected(diagnostic: Diagnostic, id: string): number {
    return this.#records.expected(diagnostic, { origin: `learned:${id}`, title: '' }) ?? scoreOfNew;
  }

  #tokensOf(text: string, language: string): SourceToken[] | undefined {
    if (this.#last?.text !== text) this.#last = { text, tokens: sourceTokens(text, language) };
    return this.#last.tokens;
  }
}

/** Below two successes without a failure, above one of each. */
const scoreOfNew = 0.3;
/** Eleven successes without a failure. */
const safeFrom = 0.8;
const mostUseless = 3;

function isTrialOf({ fingerprint }: Diagnostic): boolean {
  return '08'.includes(fingerprint.at(-1) ?? '');
}

function patternKey(tool: string, code: string | undefined, template: string): string {
  return [tool, code ?? '', template].join('\0');
}

function titleOf({ before, after }: LearnedRepair): string {
  const [old, repaired] = [before, after].map((text) => text.trim());
  if (old === '') return `insert '${repaired}', as it was repaired before`;
  if (repaired === '') return `remove '${old}', as it was repaired before`;
  return `replace '${old}' by '${repaired}', as it was repaired before`;
}
