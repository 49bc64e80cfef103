import { FailureFinder } from './failure-finder.ts';
import { type LogInput, pieces } from './find-failure.ts';
import { GoodRun } from './good-run.ts';

/** Reads the log of a run that came through, for `findFailure` to compare with; several logs may be put into one. */
export async function rememberGoodRun(input: LogInput, goodRun: GoodRun = new GoodRun()): Promise<GoodRun> {
  const finder = new FailureFinder({ remember: goodRun });
  for await (const bytes of pieces(input)) finder.push(bytes);
  finder.end();
  return goodRun;
}
