/** Several producers, one consumer, bounded: `put` waits while more than `limit` bytes wait to be fetched. */
export class Channel implements AsyncIterable<Buffer> {
  readonly #limit: number;
  #waiting: Buffer[] = [];
  #size = 0;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wakeConsumer = () => {};
  #wakeProducers: (() => void)[] = [];

  constructor(limit = 1024 * 1024) {
    this.#limit = limit;
  }

  async put(bytes: Buffer): Promise<void> {
    if (bytes.length === 0 || this.#ended) return;
    this.#waiting.push(bytes);
    this.#size += bytes.length;
    this.#wakeConsumer();
    if (this.#size > this.#limit) await new Promise<void>((resolve) => this.#wakeProducers.push(resolve));
  }

  /** What waits is still delivered. */
  end(): void {
    this.#ended = true;
    this.#wakeConsumer();
    this.#release();
  }

  /** As `end`; then the consumer gets the error. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, void> {
    try {
      for (;;) {
        const next = this.#waiting.shift();
        if (next) {
          this.#size -= next.length;
          if (this.#size <= this.#limit) this.#release();
          yield next;
        } else if (this.#ended) {
          if (this.#failure) throw this.#failure.error;
          return;
        } else {
          await new Promise<void>((resolve) => {
            this.#wakeConsumer = resolve;
          });
        }
      }
    } finally {
      this.#waiting = [];
      this.end();
    }
  }

  #release(): void {
    for (const wake of this.#wakeProducers) wake();
    this.#wakeProducers = [];
  }
}
