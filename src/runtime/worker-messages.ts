/** What the two ends of a thread of `WorkerPool` say to each other. */
export type ToWorker<Task> =
  | { readonly kind: 'task'; readonly task: Task }
  /** So many bytes of results have been taken. */
  | { readonly kind: 'taken'; readonly bytes: number }
  /** Nobody wants the results of the task any more. */
  | { readonly kind: 'cancel' };

export type FromWorker =
  /** Packed in the thread and unpacked only when its turn comes: what waits is bytes, whose number is known. */
  | { readonly kind: 'result'; readonly packed: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What a thread is started with. */
export interface WorkerSetup<Data> {
  /** A thread that somebody else has started may load the same modules. */
  readonly startedBy: typeof startedBy;
  readonly data: Data;
  /** How many bytes of results may be on their way before the thread waits. */
  readonly window: number;
}

export const startedBy = 'buildfix WorkerPool';
