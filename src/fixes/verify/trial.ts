import type { Proposal } from '../plan.ts';
import { type Build, brokenOff, type StopReason } from './build.ts';
import { judge, type Verdict } from './verdict.ts';
import type { Contents, WorkingTree } from './working-tree.ts';

/** The states between the beginning and the end of one round. */
export class Trial {
  readonly #tree: WorkingTree;
  readonly #base: Contents;
  readonly #paths: ReadonlyMap<string, string>;
  readonly #before: Build;
  readonly #build: () => Promise<Build>;
  #tried: { readonly contents: Contents; readonly build: Build } | undefined;
  #accepted: { readonly contents: Contents; readonly build: Build };
  /** The fixes that are in the state which is left in place at the end. */
  acceptedFixes: readonly Proposal[] = [];
  /** Set when a build did not come to its end. */
  brokenOff: StopReason | undefined;

  constructor(
    tree: WorkingTree,
    base: Contents,
    paths: ReadonlyMap<string, string>,
    before: Build,
    build: () => Promise<Build>,
  ) {
    this.#tree = tree;
    this.#base = base;
    this.#paths = paths;
    this.#before = before;
    this.#build = build;
    this.#accepted = { contents: base, build: before };
  }

  /** The build of the state that is left in place at the end. */
  get accepted(): Build {
    return this.#accepted.build;
  }

  /** What a build says of these fixes on top of the round's beginning; `undefined` where it did not come to its end. */
  async of(fixes: readonly Proposal[]): Promise<Verdict | undefined> {
    const [, contents] = this.#tree.withFixes(this.#base, this.#paths, fixes);
    if (!(await this.#tree.moveTo(contents))) {
      // What is built now would be neither the old state nor the new one.
      this.brokenOff = 'tree-changed';
      return undefined;
    }
    const build = await this.#build();
    this.#tried = { contents, build };
    this.brokenOff = brokenOff(build);
    return this.brokenOff ? undefined : judge(this.#before.problems, build.problems, fixes);
  }

  /** What was tried last is good. */
  accept(fixes: readonly Proposal[]): void {
    if (!this.#tried) return;
    this.#accepted = this.#tried;
    this.acceptedFixes = fixes;
  }

  isAccepted(fixes: readonly Proposal[]): boolean {
    return fixes.length === this.acceptedFixes.length && fixes.every((fix) => this.acceptedFixes.includes(fix));
  }

  async backToAccepted(): Promise<void> {
    await this.#tree.moveTo(this.#accepted.contents);
  }

  async backToBase(): Promise<void> {
    this.#accepted = { contents: this.#base, build: this.#before };
    this.acceptedFixes = [];
    await this.#tree.moveTo(this.#base);
  }
}
