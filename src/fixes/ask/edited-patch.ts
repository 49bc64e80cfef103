import type { Edit } from '../../core/diagnostic.ts';
import { unifiedDiff } from '../patch.ts';
import type { PreviewedFile } from '../plan.ts';
import { indexLines, type LineIndex } from '../text-file.ts';

/** The patch that a person edits: of each file what changes, and below what to do. Line ends are those of the file. */
export function patchToEdit(files: readonly PreviewedFile[]): string {
  const diffs = files.map(({ name, before, after, format }) =>
    unifiedDiff({ name, before, after, format: { ...format, encoding: 'utf8', mark: false } }),
  );
  return `${diffs.join('').replaceAll('\r\n', '\n')}${help}`;
}

const help = `# ---
# To leave a line as it is, make its '-' a ' '. To leave out a line that would be added, delete it.
# Lines behind '+' can be changed. Lines that begin with # are removed.
# When nothing is left to change, or the file is empty, the fix is asked for again.
`;

/**
 * Whole lines replaced, from a patch that a person has edited; the counts in its headings are not believed, only where each
 * part begins. A sentence where it does not fit the files.
 */
export function editsOfPatch(patch: string, files: readonly PreviewedFile[]): Edit[] | string {
  const rows = patch.split(/\r?\n/);
  const edits: Edit[] = [];
  let at = -1;
  let hunk: Hunk | undefined;
  for (const [index, row] of rows.entries()) {
    // A removed line may begin with `--` itself, as comments of SQL do.
    const isHeader =
      row.startsWith('--- ') && rows[index + 1]?.startsWith('+++ ') && hunkHead.test(rows[index + 2] ?? '');
    const start = hunkHead.exec(row)?.[1];
    if (isHeader || start !== undefined) {
      edits.push(...(hunk?.finish() ?? []));
      hunk = undefined;
    }
    if (isHeader) {
      at++;
    } else if (start !== undefined) {
      const file = files[at];
      if (!file) return 'it names more files than the fix';
      hunk = new Hunk(file, Number(start));
    } else {
      const problem = hunk?.take(row);
      if (problem !== undefined) return problem;
    }
  }
  return [...edits, ...(hunk?.finish() ?? [])];
}

const hunkHead = /^@@ -(\d+)(?:,\d+)? \+\d+(?:,\d+)? @@/;

/** Walks along the lines of a file, and makes an edit of each run of lines that change. */
class Hunk {
  readonly #name: string;
  readonly #lines: LineIndex;
  readonly #edits: Edit[] = [];
  /** The next line of the file, 1-based. */
  #next: number;
  #removed = 0;
  #added: string[] = [];

  constructor({ name, before }: PreviewedFile, start: number) {
    this.#name = name;
    this.#lines = indexLines(before);
    // What is added to an empty file begins at 0.
    this.#next = Math.max(1, start);
  }

  /** What does not fit, or nothing. */
  take(row: string): string | undefined {
    const [sign, text] = [row[0], row.slice(1)];
    if (sign === '#' || sign === '\\') return undefined;
    if (sign === '+') {
      this.#added.push(text);
      return undefined;
    }
    const old = this.#lines.line(this.#next)?.text;
    // Editors strip the blank that stands for an empty line.
    if (row === '' && old?.trim() !== '') return undefined;
    if (sign !== '-' && sign !== ' ' && row !== '') return `a line begins with ${JSON.stringify(sign)}`;
    if (old === undefined) return `${this.#name} has no line ${this.#next}`;
    if (old.trimEnd() !== text.trimEnd()) return `line ${this.#next} of ${this.#name} says something else`;
    if (sign !== '-') this.#flush();
    else this.#removed++;
    this.#next++;
    return undefined;
  }

  finish(): Edit[] {
    this.#flush();
    return this.#edits;
  }

  #flush(): void {
    const [removed, added] = [this.#removed, this.#added];
    this.#removed = 0;
    this.#added = [];
    const first = this.#next - removed;
    const range = removed > 0 ? this.#wholeLines(first, this.#next - 1, added.length === 0) : this.#gapBefore(first);
    if (removed === 0 && added.length === 0) return;
    const newText = added.join('\n');
    const atEnd = removed === 0 && range.column > 1;
    const text = removed > 0 ? newText : atEnd ? `\n${newText}` : `${newText}\n`;
    this.#edits.push({ file: this.#name, ...range, newText: text });
  }

  /** With the line end where nothing takes their place; that of the line above where they are the last ones. */
  #wholeLines(first: number, last: number, withLineEnd: boolean): Range {
    const below = { endLine: last + 1, endColumn: 1 };
    const end = { endLine: last, endColumn: this.#length(last) + 1 };
    if (!withLineEnd) return { line: first, column: 1, ...end };
    if (this.#lines.line(last + 1)) return { line: first, column: 1, ...below };
    return first === 1
      ? { line: 1, column: 1, ...end }
      : { line: first - 1, column: this.#length(first - 1) + 1, ...end };
  }

  #gapBefore(line: number): Range {
    if (this.#lines.line(line)) return { line, column: 1, endLine: line, endColumn: 1 };
    const last = line - 1;
    const column = this.#length(last) + 1;
    return { line: last, column, endLine: last, endColumn: column };
  }

  #length(line: number): number {
    return this.#lines.line(line)?.text.length ?? 0;
  }
}

type Range = Pick<Edit, 'line' | 'column' | 'endLine' | 'endColumn'>;
