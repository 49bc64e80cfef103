/** Build, fix, build again: fixes are kept when the build says that they are good. */

import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { Context } from '../src/core/context.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import type { Plan, Problem, Proposal, Refusal } from '../src/fixes/plan.ts';
import { compileSelection } from '../src/fixes/selection.ts';
import { type Build, brokenOff, type StopReason } from '../src/fixes/verify/build.ts';
import { FileHistory } from '../src/fixes/verify/file-history.ts';
import { isPartGood, partsOf } from '../src/fixes/verify/parts.ts';
import { hidesItsBlock, stopsAtFirst } from '../src/fixes/verify/phases.ts';
import { Quarantine } from '../src/fixes/verify/quarantine.ts';
import { planRound } from '../src/fixes/verify/round-plan.ts';
import { siftTogether } from '../src/fixes/verify/sift.ts';
import { snapshotTree } from '../src/fixes/verify/snapshot.ts';
import { suspectsOf } from '../src/fixes/verify/suspects.ts';
import { Trial } from '../src/fixes/verify/trial.ts';
import type { Verdict } from '../src/fixes/verify/verdict.ts';
import { type Contents, WorkingTree } from '../src/fixes/verify/working-tree.ts';

export type { Build, StopReason } from '../src/fixes/verify/build.ts';

export interface VerifyOptions {
  readonly context: Context;
  /** `unsafe` includes safe. */
  readonly safety: 'safe' | 'unsafe';
  /** Why a fix is not wanted, or nothing where it is. Default: what `safety` says. */
  readonly select?: (proposal: Proposal) => Problem | undefined;
  readonly build: () => Promise<Build>;
  /** Adds fixes to the problems of a round before it is planned: what is too dear for every build of a trial. */
  readonly addFixes?: (problems: readonly Diagnostic[]) => Promise<unknown>;
  readonly maxRounds?: number;
  /** How many builds one round may take to tell its good fixes from the harmful ones. */
  readonly maxTrials?: number;
  /** Globs of files that are edited although they are generated, vendored or ignored. */
  readonly forcePaths?: readonly string[];
  readonly quarantine?: Quarantine;
  readonly onEvent?: (event: VerifyEvent) => void;
}

export type VerifyEvent =
  | { readonly event: 'apply'; readonly round: number; readonly fixes: readonly Proposal[]; readonly files: number }
  | { readonly event: 'bisect'; readonly round: number; readonly fixes: readonly Proposal[]; readonly verdict: Verdict }
  | { readonly event: 'keep'; readonly round: number; readonly fixes: readonly Proposal[] }
  | { readonly event: 'roll-back'; readonly round: number; readonly fixes: readonly Proposal[] };

export interface RolledBack extends Proposal {
  readonly reason: 'harmful' | 'no-effect' | 'unverified';
  readonly why: string;
}

export interface VerifyReport {
  readonly rounds: number;
  readonly builds: number;
  readonly stopped: StopReason;
  /** Kept: a build has seen that the problem is gone and that no error came of it. */
  readonly kept: readonly Proposal[];
  readonly rolledBack: readonly RolledBack[];
  /** Fixes of the last round that were not applied. */
  readonly refused: readonly Refusal[];
  /** What there is to say of the tree as it is now. */
  readonly left: readonly Diagnostic[];
  /** Names of the files that differ from the start. */
  readonly written: readonly string[];
  /** Names of files that something else wrote to meanwhile, so that they were left alone. */
  readonly foreign: readonly string[];
  readonly patch: string;
  /** A git tree with everything as it was; absent without git, and where nothing was written. */
  readonly snapshot?: string;
  /** Of the build that saw the tree as it is now. */
  readonly exitStatus: number;
}

/**
 * Runs the build, applies what is proposed for its problems, and runs it again, until there is nothing more to apply. The
 * fixes of a round that does harm are tried in halves; the harmful ones are taken back and not tried again. When the
 * context's signal fires, the tree goes back to the last state that a build has approved of.
 */
export async function verifyFixes(options: VerifyOptions): Promise<VerifyReport> {
  return new VerifyLoop(options).run();
}

class VerifyLoop {
  readonly #options: VerifyOptions;
  readonly #root: string;
  readonly #tree: WorkingTree;
  readonly #quarantine: Quarantine;
  readonly #kept: Proposal[] = [];
  readonly #rolledBack: RolledBack[] = [];
  /** Every state at the beginning of a round. */
  readonly #seen = new Set<string>();
  /** What each round left. */
  readonly #history: {
    readonly problems: readonly Diagnostic[];
    readonly contents: Contents;
    readonly kept: number;
  }[] = [];
  #refused: readonly Refusal[] = [];
  /** Warnings of files that the last build had no reason to compile again. */
  #unseen: readonly Diagnostic[] = [];
  #builds = 0;
  #snapshot: string | undefined;

  constructor(options: VerifyOptions) {
    const { context, quarantine = new Quarantine() } = options;
    this.#options = options;
    this.#root = realpathSync(context.root);
    const session = `${new Date(context.clock()).toISOString().replaceAll(':', '-')}-${process.pid}`;
    this.#tree = new WorkingTree({ root: this.#root, session, clock: context.clock });
    this.#quarantine = quarantine;
  }

  async run(): Promise<VerifyReport> {
    const first = await this.#build();
    let last = first;
    let rounds = 0;
    /** Those that were not only for the next error of a tool that tells one error at a time, or for what an error has hidden. */
    let counted = 0;
    let stopped: StopReason | undefined = this.#aborted() ?? brokenOff(last);
    while (!stopped) {
      const keptBefore = this.#kept.length;
      const round = await this.#round(last, rounds + 1, counted);
      this.#unseen = silentSince([...this.#unseen, ...last.problems], round.build.problems, this.#tree.changed);
      last = round.build;
      if (round.applied)
        this.#history.push({
          problems: last.problems,
          contents: this.#tree.contents(this.#tree.names.keys()),
          kept: this.#kept.length,
        });
      stopped = round.stopped;
      if (round.applied) rounds++;
      const isOnTheWay = this.#kept
        .slice(keptBefore)
        .some(({ diagnostic }) => stopsAtFirst(diagnostic) || hidesItsBlock(diagnostic));
      if (round.applied && !isOnTheWay) counted++;
    }
    if (stopped !== 'aborted' && !brokenOff(last)) last = await this.#withoutMoreErrors(first, last, rounds);
    return this.#report(last, rounds, stopped);
  }

  /** Files that end with more errors than they began with go back to the state in which they had least. */
  async #withoutMoreErrors(first: Build, last: Build, round: number): Promise<Build> {
    const history = new FileHistory();
    history.add(first.problems, this.#tree.originals, 0);
    for (const { problems, contents, kept } of this.#history) history.add(problems, contents, kept);
    const { contents, fixes } = history.leastErrors(this.#tree.names, this.#kept);
    if (contents.size === 0 || !(await this.#tree.moveTo(contents))) return last;
    for (const proposal of fixes) this.#kept.splice(this.#kept.indexOf(proposal), 1);
    this.#takeBack(fixes, 'unverified', 'more errors came to light in its file than were mended');
    this.#options.onEvent?.({ event: 'roll-back', round, fixes });
    return this.#build();
  }

  async #build(): Promise<Build> {
    this.#builds++;
    return this.#options.build();
  }

  #aborted(): StopReason | undefined {
    return this.#options.context.signal?.aborted ? 'aborted' : undefined;
  }

  async #round(
    before: Build,
    round: number,
    counted: number,
  ): Promise<{ build: Build; stopped?: StopReason; applied: boolean }> {
    const { safety, select = compileSelection({ safety }), forcePaths = [], maxRounds = 10, addFixes } = this.#options;
    // The last look at the tree, to say what is left, is not worth running anything.
    if (counted < maxRounds) await addFixes?.(before.problems);
    const { files, plan, refused } = await planRound(before.problems, {
      root: this.#root,
      select,
      forcePaths,
      quarantine: this.#quarantine,
    });
    this.#refused = refused;
    if (plan.applied.length === 0) {
      return { build: before, stopped: before.problems.length === 0 ? 'clean' : 'no-more-fixes', applied: false };
    }
    if (counted >= maxRounds) return { build: before, stopped: 'max-rounds', applied: false };
    if (this.#builds === 1) this.#snapshot = await snapshotTree(this.#root, this.#options.context.signal);
    this.#tree.track([...files].map(([name, { path, bytes }]) => ({ name, path, bytes })));
    const paths = new Map([...files].map(([name, { path }]) => [name, path]));
    const base = this.#tree.contents(new Set(paths.values()));
    const [, wanted] = this.#tree.withFixes(base, paths, plan.applied);
    this.#seen.add(this.#tree.stateWith(base, digest));
    if (this.#seen.has(this.#tree.stateWith(wanted, digest)))
      return { build: before, stopped: 'cycle', applied: false };
    const trial = new Trial(this.#tree, base, paths, before, () => this.#build());
    try {
      return await this.#try(trial, plan, round);
    } catch (error) {
      // The first error is the one to tell; what can't be put back now, the journal still has.
      await this.#tree.moveTo(base).catch(() => {});
      throw error;
    }
  }

  async #try(
    trial: Trial,
    plan: Plan,
    round: number,
  ): Promise<{ build: Build; stopped?: StopReason; applied: boolean }> {
    const { onEvent = () => {}, maxTrials = 40 } = this.#options;
    onEvent({ event: 'apply', round, fixes: plan.applied, files: plan.changed.size });
    const verdict = await trial.of(plan.applied);
    let stopped = this.#aborted() ?? trial.brokenOff;
    if (stopped || !verdict) {
      await trial.backToBase();
      this.#takeBack(plan.applied, 'unverified', 'no build with it came to its end');
      onEvent({ event: 'roll-back', round, fixes: plan.applied });
      return { build: trial.accepted, stopped: stopped ?? 'build-killed', applied: true };
    }
    if (isGood(verdict)) {
      trial.accept(plan.applied);
      this.#keep(plan.applied, round);
      return { build: trial.accepted, applied: true };
    }
    onEvent({ event: 'bisect', round, fixes: plan.applied, verdict });
    // Those without effect are known already: what is left of the round is tried without them first.
    const useful = plan.applied.filter((proposal) => !verdict.unsolved.includes(proposal));
    /** The last one of a set with it that was no good. */
    const verdicts = new Map<Proposal, Verdict>();
    const suspects = suspectsOf(verdict.caused, useful);
    const parts = partsOf(useful).map((part) =>
      [part.filter((one) => !suspects.has(one)), part.filter((one) => suspects.has(one))].filter(
        (group) => group.length > 0,
      ),
    );
    const found = await siftTogether(parts, {
      areGood: async (sets) => {
        const union = sets.flat();
        // All of them together is what was tried first.
        const tried = union.length === plan.applied.length ? verdict : await trial.of(union);
        if (tried && isGood(tried)) trial.accept(union);
        return sets.map((set) => {
          const good = tried !== undefined && isPartGood(set, useful, tried);
          if (tried && !good) for (const proposal of set) verdicts.set(proposal, tried);
          return good;
        });
      },
      onBad: (proposal) => {
        if (trial.brokenOff) return;
        const caused = (verdicts.get(proposal) ?? verdict).caused[0];
        const why = caused ? `with it comes: ${caused.message}` : 'its problem is still there with it';
        this.#takeBack([proposal], caused ? 'harmful' : 'no-effect', why);
      },
      isGivenUp: (proposal) =>
        trial.brokenOff !== undefined || this.#aborted() !== undefined || this.#isHopeless(proposal, trial),
      mostTrials: maxTrials,
    });
    stopped = this.#aborted() ?? trial.brokenOff;
    if (!stopped) await this.#acceptWhole(trial, found.good, useful);
    stopped = this.#aborted() ?? trial.brokenOff;
    if (stopped === 'aborted') await trial.backToBase();
    else await trial.backToAccepted();
    const good = trial.acceptedFixes;
    this.#keep(good, round);
    this.#takeBack(verdict.unsolved, 'no-effect', 'its problem is still there with it');
    const back = plan.applied.filter((proposal) => !good.includes(proposal));
    this.#takeBack(
      back.filter((proposal) => !this.#rolledBack.some(({ fix }) => fix === proposal.fix)),
      'unverified',
      stopped ? 'the builds that would tell did not come to their end' : 'no build was left to tell whether it is good',
    );
    onEvent({ event: 'roll-back', round, fixes: back });
    return { build: trial.accepted, applied: true, ...(stopped && { stopped }) };
  }

  /**
   * Each part was found good beside other sets of the others: now all of what is good. What turns out to be bad in this company is left
   * out, part by part; not all of the round, since in a large tree one file would keep every other from being mended.
   */
  async #acceptWhole(trial: Trial, fixes: readonly Proposal[], useful: readonly Proposal[]): Promise<void> {
    let rest = fixes;
    for (let tries = 0; tries < mostWholes && rest.length > 0 && !trial.isAccepted(rest); tries++) {
      const whole = await trial.of(rest);
      if (!whole || this.#aborted()) return;
      const bad = isGood(whole) ? [] : partsOf(rest).filter((part) => !isPartGood(part, useful, whole));
      // What is held against no part comes of none.
      if (bad.length === 0) return trial.accept(rest);
      rest = rest.filter((proposal) => !bad.some((part) => part.includes(proposal)));
    }
  }

  /** Whether its rule has done more harm than good, with what this round has found to be good so far. */
  #isHopeless({ diagnostic, fix }: Proposal, { acceptedFixes }: Trial): boolean {
    const good = acceptedFixes.filter((accepted) => accepted.fix.origin === fix.origin).length;
    return this.#quarantine.records.isOut(diagnostic, fix, good);
  }

  #keep(fixes: readonly Proposal[], round: number): void {
    if (fixes.length === 0) return;
    this.#kept.push(...fixes);
    for (const proposal of fixes) this.#quarantine.succeeded(proposal);
    this.#options.onEvent?.({ event: 'keep', round, fixes });
  }

  #takeBack(fixes: readonly Proposal[], reason: RolledBack['reason'], why: string): void {
    for (const proposal of fixes) {
      this.#rolledBack.push({ ...proposal, reason, why });
      this.#quarantine.failed(proposal, reason);
    }
  }

  #report(last: Build, rounds: number, stopped: StopReason): VerifyReport {
    return {
      rounds,
      builds: this.#builds,
      stopped,
      kept: this.#kept,
      rolledBack: this.#rolledBack,
      refused: this.#refused,
      left: [...last.problems, ...this.#unseen],
      written: this.#tree.changed,
      foreign: [...this.#tree.foreignNames],
      patch: this.#tree.patch,
      exitStatus: last.exitStatus,
      ...(this.#snapshot !== undefined && { snapshot: this.#snapshot }),
    };
  }
}

/** What is not said again of files that nobody has changed is not gone: an incremental build has nothing to do there. */
function silentSince(
  before: readonly Diagnostic[],
  after: readonly Diagnostic[],
  changed: readonly string[],
): Diagnostic[] {
  const spokenOf = new Set([...changed, ...after.map(({ file }) => file)]);
  return before.filter(
    ({ severity, tool, file }) =>
      severity !== 'error' && !drivers.has(tool) && file !== undefined && !spokenOf.has(file),
  );
}

/** What speaks of its own run, and not of the files. */
const drivers: ReadonlySet<string> = new Set(['make', 'ninja', 'npm', 'cargo', 'gradle', 'maven']);

/** How often what was found good in parts is tried as a whole. */
const mostWholes = 5;

function isGood({ unsolved, caused }: Verdict): boolean {
  return unsolved.length === 0 && caused.length === 0;
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
