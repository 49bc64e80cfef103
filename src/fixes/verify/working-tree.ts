import { unifiedDiff } from '../patch.ts';
import { type Plan, type Proposal, planFixes } from '../plan.ts';
import { decodeText, encodeText } from '../text-file.ts';
import { nameInTree } from '../tree.ts';
import { writeChanges } from '../write.ts';

/** A file as a run of fixes knows it. */
interface TrackedFile {
  readonly name: string;
  /** Before the first write of this run. */
  readonly original: Buffer;
  /** As it was left by the last write. */
  current: Buffer;
}

/** The contents of some files, by real path. */
export type Contents = ReadonlyMap<string, Buffer>;

export interface WorkingTreeOptions {
  /** Real path. */
  readonly root: string;
  /** All writes with the same name are taken back by one `undo`. */
  readonly session: string;
  readonly clock: () => number;
}

/** Moves the files of a tree from one state to another, each time through the journal, and never over a change of others. */
export class WorkingTree {
  readonly #options: WorkingTreeOptions;
  readonly #files = new Map<string, TrackedFile>();
  /** Paths of files that something else has written to since they were tracked; they are not touched. */
  readonly #foreign = new Set<string>();
  /** The names of all that ever were. */
  readonly foreignNames = new Set<string>();

  constructor(options: WorkingTreeOptions) {
    this.#options = options;
  }

  /** The files of a plan become known as they are now, whoever wrote them. */
  track(files: Iterable<{ readonly name: string; readonly path: string; readonly bytes: Buffer }>): void {
    for (const { name, path, bytes } of files) {
      const known = this.#files.get(path);
      if (known) known.current = bytes;
      else this.#files.set(path, { name, original: bytes, current: bytes });
      this.#foreign.delete(path);
    }
  }

  /** What these files hold now, to come back to. */
  contents(paths: Iterable<string>): Contents {
    return new Map([...paths].map((path) => [path, (this.#files.get(path) as TrackedFile).current]));
  }

  /** Names by path of all files that are known. */
  get names(): ReadonlyMap<string, string> {
    return new Map([...this.#files].map(([path, { name }]) => [path, name]));
  }

  /** What all of them held before the first write. */
  get originals(): Contents {
    return new Map([...this.#files].map(([path, { original }]) => [path, original]));
  }

  /**
   * What the files hold with these fixes on top of a state, and nothing else. The plan is the same as the first one as long
   * as the proposals are a part of those: fixes that did not conflict then do not now.
   */
  withFixes(base: Contents, paths: ReadonlyMap<string, string>, proposals: readonly Proposal[]): [Plan, Contents] {
    const plan = planFixes(proposals, (name) => {
      const path = paths.get(name);
      const bytes = path === undefined ? undefined : base.get(path);
      const file = bytes && decodeText(bytes);
      return file && path !== undefined ? { file, path } : { refused: 'not-found', why: `${name} was not read` };
    });
    const contents = new Map(base);
    for (const [name, text] of plan.changed) {
      const path = paths.get(name) as string;
      const file = decodeText(base.get(path) as Buffer);
      if (file) contents.set(path, encodeText(file, text));
    }
    return [plan, contents];
  }

  /** Writes what is not yet so. `false`: a file is no longer what was left there; it is left alone from now on. */
  async moveTo(contents: Contents): Promise<boolean> {
    const changes = [...contents].flatMap(([path, after]) => {
      const { name, current } = this.#files.get(path) as TrackedFile;
      return current.equals(after) || this.#foreign.has(path) ? [] : [{ path, name, before: current, after }];
    });
    if (changes.length === 0) return true;
    const { root, session, clock } = this.#options;
    const { written, failed } = await writeChanges(root, changes, clock(), session);
    for (const { path, after } of written) (this.#files.get(path) as TrackedFile).current = after;
    for (const { change, reason, error } of failed) {
      if (reason === 'write-failed') throw error;
      this.#foreign.add(change.path);
      this.foreignNames.add(change.name);
    }
    return failed.length === 0;
  }

  /** Names of the files that differ from what they were at the start. */
  get changed(): string[] {
    return [...this.#files.values()]
      .filter(({ original, current }) => !original.equals(current))
      .map(({ name }) => name);
  }

  /** Everything this run has changed so far, as a unified diff. */
  get patch(): string {
    return [...this.#files]
      .map(([path, { original, current }]) => {
        const [before, after] = [decodeText(original), decodeText(current)];
        const name = nameInTree(this.#options.root, path);
        return before && after ? unifiedDiff({ name, before: before.text, after: after.text, format: before }) : '';
      })
      .join('');
  }

  /** A value that is the same for the same contents of all files that this run has written to, with some of them replaced. */
  stateWith(contents: Contents, digest: (bytes: Buffer) => string): string {
    return [...this.#files]
      .filter(([path, { original, current }]) => !original.equals(contents.get(path) ?? current))
      .map(([path, { current }]) => `${path}\0${digest(contents.get(path) ?? current)}`)
      .sort()
      .join('\n');
  }
}
