import { applyCandidate } from '../candidate.ts';
import type { Rule, RuleContext, RuleEdit } from '../rule.ts';
import { syntaxTokens } from '../typescript-syntax/reader.ts';
import { type Repaired, repairTypescript } from '../typescript-syntax/repair.ts';
import { nextDeclaration } from '../typescript-syntax/search.ts';
import { firstMisfit } from '../typescript-syntax/syntax.ts';
import { offsetsOf } from './offsets.ts';

/**
 * A rule that looks at a line or two, asked to prove itself where the file can be read again: its edit counts only where the declaration that it is
 * in is then read further. As a guess it would keep a program unread, and the repair of what is really wrong from fitting.
 */
export function confirmed(rule: Rule): Rule {
  return {
    ...rule,
    edit: (context) => {
      const edits = rule.edit(context);
      return edits && (!isReadAgain(context) || readsOn(context.lines, edits)) ? edits : undefined;
    },
  };
}

/** The reader knows all of TypeScript's grammar but for JSX. */
export function isReadAgain({ diagnostic }: Pick<RuleContext, 'diagnostic'>): boolean {
  return /\.[cm]?ts$/.test(diagnostic.file ?? '');
}

const known = new WeakMap<readonly string[], Repaired>();

/** The same for all diagnostics of a file; kept as long as the proposer keeps the file's lines. */
export function repairedOf(lines: readonly string[], text: string): Repaired {
  let repaired = known.get(lines);
  if (!repaired) {
    repaired = repairTypescript(text);
    known.set(lines, repaired);
  }
  return repaired;
}

function readsOn(lines: readonly string[], edits: readonly RuleEdit[]): boolean {
  const { text, starts } = offsetsOf(lines);
  // Where all is repaired, nothing is left to guess.
  if (repairedOf(lines, text).unread.length === 0) return false;
  const changes = edits.map(({ line, start, endLine = line, end = start, text: by }) => ({
    start: (starts[line] ?? 0) + start,
    end: (starts[endLine] ?? 0) + end,
    text: by,
  }));
  const first = Math.min(...changes.map(({ start }) => start));
  const tokens = syntaxTokens(text);
  let begin = 0;
  for (
    let next = 0;
    next < tokens.length - 1 && (tokens[next]?.start ?? 0) <= first;
    next = nextDeclaration(tokens, next + 1)
  )
    begin = next;
  const margin = tokens[begin]?.start ?? 0;
  const before = reach(text.slice(margin));
  const changed = applyCandidate(text, { edits: changes, cost: 0 });
  const after = reach(changed.slice(margin));
  if (before === undefined || after === undefined) return false;
  return after > before + Math.max(0, changed.length - text.length);
}

/** Offset of the token at which the reading breaks, at most so far; nothing where nothing is known. */
function reach(text: string): number | undefined {
  const tokens = syntaxTokens(text.slice(0, longest));
  const misfit = firstMisfit(tokens);
  if (misfit === 'unknown') return undefined;
  return misfit ? tokens[misfit.at]?.start : Number.POSITIVE_INFINITY;
}

const longest = 60_000;
