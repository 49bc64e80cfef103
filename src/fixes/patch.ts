import { createTwoFilesPatch } from 'diff';

/** What changes in one file, for `git apply` and `patch -p1`; empty where nothing does. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const [, ...lines] = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, '', '', { context: 3 }).split('\n');
  // The names come from a log: what could break the line is not let through.
  return lines.map((line) => line.replace(/\t$/, '')).join('\n');
}
