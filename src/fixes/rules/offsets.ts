import type { TextEdit } from '../candidate.ts';
import type { RuleEdit } from '../rule.ts';

/** The text of a file's lines, and offsets into it as lines and indexes. */
export function offsetsOf(lines: readonly string[]): {
  readonly text: string;
  /** Where each line begins. */
  readonly starts: readonly number[];
  readonly lineAt: (offset: number) => number;
  readonly toRuleEdit: (edit: TextEdit) => RuleEdit;
} {
  let at = 0;
  const starts = lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
  const toRuleEdit = ({ start, end, text }: TextEdit): RuleEdit => {
    const from = lineOf(starts, start);
    const to = lineOf(starts, end);
    return { line: from, start: start - (starts[from] ?? 0), endLine: to, end: end - (starts[to] ?? 0), text };
  };
  return { text: lines.join('\n'), starts, lineAt: (offset) => lineOf(starts, offset), toRuleEdit };
}

function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
