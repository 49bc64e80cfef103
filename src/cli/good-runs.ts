import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { GoodRun } from '../failure/good-run.ts';
import type { StateOptions } from '../state/state.ts';

/**
 * What the last run said that wrote a log and came through, by the log's name as the user gives it. A help and no need: a state that
 * can't be read has none, and none is made.
 */
export async function knownGoodRuns(
  state: StateOptions | undefined,
  root: string,
): Promise<(source: string) => Promise<GoodRun | undefined>> {
  const none = async () => undefined;
  if (!state || !existsSync(state.folder)) return none;
  const { loadGoodRuns } = await import('../state/good-runs.ts');
  try {
    const known = await loadGoodRuns(state);
    if (known.size === 0) return none;
    const { GoodRun } = await import('../failure/good-run.ts');
    return async (source) => {
      const sketch = known.get(keyOf(root, source))?.sketch;
      return sketch === undefined
        ? undefined
        : GoodRun.from(inflateRawSync(Buffer.from(sketch, 'base64'), { maxOutputLength: GoodRun.size }));
    };
  } catch (error) {
    state.logger.debug({ error: String(error) }, 'no good run is known');
    return none;
  }
}

export async function keepGoodRun(state: StateOptions, root: string, source: string, goodRun: GoodRun): Promise<void> {
  const { saveGoodRun } = await import('../state/good-runs.ts');
  try {
    // Sketches are mostly zeros: 260 KB become a few.
    const sketch = deflateRawSync(goodRun.bytes()).toString('base64');
    await saveGoodRun(state, keyOf(root, source), { time: Date.now(), sketch });
  } catch (error) {
    state.logger.debug({ error: String(error) }, 'this good run is not remembered');
  }
}

/** The log of the next run has the same name; from whichever folder it is named. */
function keyOf(root: string, source: string): string {
  return existsSync(source) ? relative(root, resolve(source)) : source;
}
