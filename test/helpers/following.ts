import type { BuildfixError } from '../../src/core/errors.ts';
import { type Checkpoint, type Tail, type TailOptions, tailLogs, type Waker } from '../../src/sources/tail.ts';

export type FollowOptions = Pick<TailOptions, 'cwd'> & Partial<TailOptions>;

/** Lets the test say when to look, so that it knows what there was at each look. */
class Steps implements Waker {
  #looks = 0;
  #go = () => {};
  #rested = () => {};

  /** Resolves when all that there is was delivered and the tail waits for more. */
  readonly rest = async (looks = this.#looks + 1): Promise<void> => {
    while (this.#looks < looks) await new Promise<void>((resolve) => (this.#rested = resolve));
  };

  async next(signal?: AbortSignal): Promise<void> {
    this.#looks++;
    this.#rested();
    if (signal?.aborted) return;
    await new Promise<void>((resolve) => {
      this.#go = resolve;
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  async look(): Promise<void> {
    const rested = this.rest();
    this.#go();
    await rested;
  }

  close(): void {}
}

/** A tail that is read all the time, as the pipeline does, and can be stopped. */
export class Following {
  readonly steps = new Steps();
  readonly troubles: BuildfixError[] = [];
  readonly tail: Tail;
  text = '';
  readonly texts = new Map<string, string>();
  readonly #stop = new AbortController();
  readonly #done: Promise<void>;

  constructor(options: FollowOptions, paths = ['build.log']) {
    this.tail = tailLogs(paths, {
      signal: this.#stop.signal,
      waker: this.steps,
      onTrouble: (error) => this.troubles.push(error),
      ...options,
    });
    this.#done = this.#read();
  }

  async #read(): Promise<void> {
    for await (const { source, bytes } of this.tail) {
      this.text += Buffer.from(bytes).toString();
      this.texts.set(source, (this.texts.get(source) ?? '') + Buffer.from(bytes).toString());
    }
  }

  async stop(): Promise<Checkpoint | undefined> {
    this.#stop.abort();
    await this.#done;
    return this.tail.position('build.log');
  }

  /** As if the process were killed: nothing is delivered any more, what was stored is what was stored. */
  async crash(): Promise<readonly Checkpoint[]> {
    const stored = this.tail.position('build.log');
    await this.stop();
    return JSON.parse(JSON.stringify(stored ? [stored] : []));
  }
}

/** Resolves when what is there has been read. */
export async function follow(options: FollowOptions, paths?: string[]): Promise<Following> {
  const started = new Following(options, paths);
  await started.steps.rest(1);
  return started;
}
