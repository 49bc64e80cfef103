import type { Claim, Format } from '../core/format.ts';
import { stripControls } from './clean.ts';
import { parseLog } from './parse-log.ts';
import { splitPrefix } from './prefix.ts';
import { compileTriggers } from './triggers.ts';

export interface LineExplanation {
  /** The line as the rules see it: without colours and without what a CI system puts in front. */
  readonly text: string;
  readonly lane: string;
  /** Every rule that a trigger in the line speaks for, in the order in which they look. */
  readonly looked: readonly {
    readonly tool: string;
    readonly claim: Claim;
    readonly match: string;
    readonly verdict: 'matches' | 'does not match' | 'needs the line above';
  }[];
  /** The tools of the diagnostics that come of it, standing alone. */
  readonly claimedBy: readonly string[];
}

/** Which rules looked at a line, which of them would take it, and what came of it where nothing stands around it. */
export async function explainLine(raw: string, formats: readonly Format[]): Promise<LineExplanation> {
  const { lane, text } = splitPrefix(stripControls(raw));
  const [above = '', line = above] = text.split('\n').slice(-2);
  const looked = compileTriggers(formats, [])
    .interestIn(line)
    .rules.map(({ format, rule, claim }) => ({
      tool: format.name,
      claim,
      match: String(rule.match),
      verdict: !rule.match.test(line)
        ? ('does not match' as const)
        : rule.heading && !rule.heading.test(above)
          ? ('needs the line above' as const)
          : ('matches' as const),
    }));
  const claimedBy: string[] = [];
  for await (const { tool } of parseLog(raw, { root: '/', formats })) claimedBy.push(tool);
  return { text: line, lane, looked, claimedBy };
}
