import { type MatcherDraft, type MatcherOptions, type MatcherRun, unclaimed } from '../matcher.ts';
import { type GuardedPattern, longestLine, timeLimit } from './guard.ts';

export type Execute = (pattern: GuardedPattern, line: string) => RegExpExecArray | null;

/** Cuts long lines, and sets the matcher aside after three timeouts. */
export function supervise(
  name: string,
  { onSetAside }: MatcherOptions = {},
  begin: (execute: Execute) => MatcherRun,
): MatcherRun {
  let strikes = 0;
  let quietLines = 0;
  let aside = false;

  const strike = (): void => {
    strikes += 1;
    quietLines = 0;
    if (strikes < allowedStrikes || aside) return;
    aside = true;
    onSetAside?.(name, `its patterns took more than ${timeLimit} ms on ${allowedStrikes} lines`);
  };
  // Without a timeout for the rest of the line: a pattern list of forty must not take forty timeouts.
  let struck = false;
  const note = (): void => {
    struck = true;
  };
  const run = begin((pattern, line) => (struck ? null : pattern.exec(line, note)));

  return {
    line(text) {
      if (aside) return unclaimed;
      struck = false;
      const answer = run.line(prepare(text));
      if (struck) strike();
      else forget();
      return aside ? { ...answer, drafts: [...answer.drafts, ...run.end()] } : answer;
    },
    end: () => (aside ? noDrafts : run.end()),
  };

  /** A busy machine causes timeouts too. One in a thousand lines costs little and is forgiven. */
  function forget(): void {
    quietLines += 1;
    if (strikes === 0 || quietLines < forgivenAfter) return;
    strikes -= 1;
    quietLines = 0;
  }
}

/** What a pattern takes for a line break would make `.*$` fail, and what fails is tried in other ways. */
function prepare(text: string): string {
  const line = text.length > longestLine ? text.slice(0, longestLine) : text;
  return lineBreak.test(line) ? line.replace(lineBreaks, ' ') : line;
}

const lineBreak = /[\r\n\u2028\u2029]/;
const lineBreaks = /[\r\n\u2028\u2029]/g;
const allowedStrikes = 3;
const forgivenAfter = 1000;
const noDrafts: readonly MatcherDraft[] = [];
