import { diffArrays } from 'diff';
import type { Mutation } from './mutation.ts';

/** What became of one slip. `reversed`: the text is as it was, but for white space and where an import stands. */
export interface Outcome extends Mutation {
  readonly result: 'reversed' | 'changed' | 'left';
  /** What stands there in the end. */
  readonly now: readonly string[];
}

export function judgeFile(original: string, broken: readonly Mutation[], mended: string): Outcome[] {
  const before = original.split('\n').map(squeeze);
  const after = mended.split('\n');
  const hunks = hunksOf(before, after.map(squeeze));
  return broken.map((mutation) => {
    const { line, before: was, after: slip } = mutation;
    const hunk = hunks.find(
      ({ from, to }) =>
        (was.length > 0 ? from <= line && line < to : from <= line && line <= to && to - from === 0) ||
        (from === to && from === line && was.length === 0),
    );
    const now = hunk ? after.slice(hunk.nowFrom, hunk.nowTo) : [];
    const isAdded = was.length === 0;
    if (!hunk || (isAdded && !now.some((text) => squeeze(text) === squeeze(slip[0] ?? ''))))
      return { ...mutation, result: 'reversed', now };
    const only = was[0] ?? '';
    if (/^\s*(?:#\s*include|import|from)\b/.test(only) && slip.length === 0 && isImported(only, after))
      return { ...mutation, result: 'reversed', now };
    const left = slip.length === 0 ? now.length === 0 : now.some((text) => slip.map(squeeze).includes(squeeze(text)));
    return { ...mutation, result: left ? 'left' : 'changed', now };
  });
}

/** C has no meaning in white space, Python in that at the beginning. */
function squeeze(line: string): string {
  return (
    (/^\s*/.exec(line)?.[0] ?? '') +
    line
      .trim()
      .replace(/\s+/g, '')
      .replace(/,(?=[)\]}])/g, '')
      .replaceAll('"', "'")
  );
}

/** An import may come back at another place, or as a part of one. */
function isImported(only: string, lines: readonly string[]): boolean {
  const names = only.match(/[\w./]+/g) ?? [];
  return lines.some(
    (line) => /^\s*(?:#\s*include|import|from)\b/.test(line) && names.every((name) => line.includes(name)),
  );
}

function hunksOf(before: readonly string[], after: readonly string[]) {
  const hunks: { from: number; to: number; nowFrom: number; nowTo: number }[] = [];
  let from = 0;
  let nowFrom = 0;
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    const last = hunks.at(-1);
    if (!added && !removed) {
      from += value.length;
      nowFrom += value.length;
      continue;
    }
    const touching = last && last.to === from && last.nowTo === nowFrom;
    const hunk = touching ? last : { from, to: from, nowFrom, nowTo: nowFrom };
    if (!touching) hunks.push(hunk);
    if (removed) hunk.to = from += value.length;
    else hunk.nowTo = nowFrom += value.length;
  }
  return hunks;
}
