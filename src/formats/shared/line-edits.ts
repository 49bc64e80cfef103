import type { Edit } from '../../core/diagnostic.ts';

/** An old line that a message shows, and its number. */
export interface KnownLine {
  readonly number: number;
  readonly text: string;
  /** The number can't be right, or is none: the nearest such line is meant. */
  readonly near?: boolean;
}

/** An old line of which text and number were read apart from the snippet, and what the snippet says of it. */
export function knownLine(number: number, text: string, sources: readonly KnownLine[]): KnownLine {
  const same = sources.filter((source) => source.text === text);
  const known = same.find((source) => source.number === number) ?? same[0];
  if (known) return known;
  return number === 0 || sources.some((source) => source.number === number)
    ? { number, text, near: true }
    : { number, text };
}

export function quote({ text, near }: KnownLine, last?: string): NonNullable<Edit['quoted']> {
  return { first: text, ...(last !== undefined && { last }), ...(near && { near }) };
}

/** Only what differs, so that a tab which the compiler printed as spaces is left alone. */
export function changeLine(file: string, old: KnownLine, newText: string): Edit[] {
  const { number: line, text } = old;
  const [before, after] = [[...text], [...newText]];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (start === before.length && start === after.length) return [];
  const range = { line, column: start + 1, endLine: line, endColumn: before.length - end + 1 };
  return [{ file, ...range, newText: after.slice(start, after.length - end).join(''), quoted: quote(old) }];
}

/** Old lines that follow one another to new ones: lines that stay are left alone, also where only their indentation changes. */
export function changeLines(file: string, olds: readonly KnownLine[], news: readonly string[]): Edit[] {
  const edits: Edit[] = [];
  let [at, next] = [0, 0];
  for (const [from, to] of [...commonLines(olds, news), [olds.length, news.length] as const]) {
    edits.push(...changeRun(file, olds.slice(at, from), news.slice(next, to), olds[at - 1]));
    const [old, text] = [olds[from], news[to]];
    if (old && text !== undefined && text.trim() !== '') edits.push(...changeLine(file, old, text));
    [at, next] = [from + 1, to + 1];
  }
  return edits;
}

/** Old lines that follow one another become new ones; where there are none, these come below the line above. */
export function changeRun(
  file: string,
  olds: readonly KnownLine[],
  news: readonly string[],
  above: KnownLine | undefined,
): Edit[] {
  const [first, last] = [olds[0], olds.at(-1)];
  if (first && last && olds.length === 1 && news.length === 1) return changeLine(file, first, news[0] as string);
  if (first && last && news.length === 0)
    return [
      {
        file,
        line: first.number,
        column: 1,
        endLine: last.number + 1,
        endColumn: 1,
        newText: '',
        quoted: quote(first),
      },
    ];
  if (first && last) {
    const range = { line: first.number, column: 1, endLine: last.number, endColumn: [...last.text].length + 1 };
    return [{ file, ...range, newText: news.join('\n'), quoted: quote(first, last === first ? undefined : last.text) }];
  }
  if (news.length === 0 || !above) return [];
  const column = [...above.text].length + 1;
  const range = { line: above.number, column, endLine: above.number, endColumn: column };
  return [{ file, ...range, newText: news.map((text) => `\n${text}`).join(''), quoted: quote(above) }];
}

/** Pairs of indices of the longest common subsequence, white space aside. A suggestion has a few dozen lines at most. */
function commonLines(olds: readonly KnownLine[], news: readonly string[]): (readonly [number, number])[] {
  const same = (i: number, j: number) => olds[i]?.text.trim() === news[j]?.trim();
  const lengths = Array.from({ length: olds.length + 1 }, () => new Array<number>(news.length + 1).fill(0));
  const lengthAt = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = olds.length - 1; i >= 0; i--)
    for (let j = news.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] = same(i, j)
        ? lengthAt(i + 1, j + 1) + 1
        : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < olds.length && j < news.length; ) {
    if (same(i, j)) pairs.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
