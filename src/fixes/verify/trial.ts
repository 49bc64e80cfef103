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
  accept(): void {
    if (this.#tried) this.#accepted = this.#tried;
  }

  async backToAccepted(): Promise<void> {
    await this.#tree.moveTo(this.#accepted.contents);
  }

  async backToBase(): Promise<void> {
    this.#accepted = { contents: this.#base, build: this.#before };
    await this.#tree.moveTo(this.#base);
  }
}
