import type { Check } from './check.ts';

/** What repairs are made from: the source, its reading, and the index of the token where it broke. */
export interface Breakage {
  readonly text: string;
  readonly check: Check;
  readonly at: number;
  /** Reads the text again as it was read, with a repair in it. */
  readonly read: (text: string) => Check;
}
