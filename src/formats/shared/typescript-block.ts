/**
 * What stands under a headline of the TypeScript compiler, after `formatDiagnosticsWithColorAndContext` in
 * `src/compiler/program.ts` (4 and 5) and `internal/diagnosticwriter` (7): the rest of the message, indented; the quoted
 * source behind its line numbers with tildes under the range; places that explain it, each with a quote of its own.
 */

import type { Related } from '../../core/diagnostic.ts';
import type { Continuation, Groups, Part } from '../../core/format.ts';

/** Judges the next line. Quoted source is known by its number, so that a program's own `12 passing` does not join. */
export function continuesTypescript(line: string, lines: readonly string[]): Continuation {
  const indent = indentOf(lines[0]);
  const text = line.slice(indent);
  const before = lines.at(-1)?.slice(indent) ?? '';
  const row = sourceRow.exec(text);
  if (row && follows(row[1] as string, before, lines)) return 'yes';
  if (marks.test(text)) return sourceRow.test(before) ? 'yes' : 'no';
  if (text === '') return 'maybe';
  if (explainingPlace.test(text)) return 'yes';
  const above = lines.map((taken) => taken.slice(indent));
  // Behind the first quote only a place says more, in lines under its own quote.
  const quoted = above.some((taken) => sourceRow.test(taken));
  if (!quoted) return /^ {2,}\S/.test(text) ? 'yes' : 'no';
  return text.startsWith('    ') && marks.test(before) && above.some((taken) => explainingPlace.test(taken))
    ? 'yes'
    : 'no';
}

export function readTypescript([first = '', ...others]: readonly string[], { line, column = '1' }: Groups): Part {
  const indent = indentOf(first);
  const rows: SourceRow[] = [];
  const related: Related[] = [];
  let place: Related | undefined;
  for (const other of others) {
    const text = other.slice(indent);
    const at = explainingPlace.exec(text)?.groups;
    const row = sourceRow.exec(text);
    if (at) {
      place = { message: at.message ?? '', file: at.file as string, line: Number(at.line), column: Number(at.column) };
      related.push(place);
    } else if (row) {
      if (!place) rows.push({ number: Number(row[1]), text: row[2] ?? '', marks: 0 });
    } else if (marks.test(text)) {
      const last = rows.at(-1);
      if (!place && last) last.marks = text.trim().length;
    } else if (text.trim() !== '') {
      if (place?.message === '') place.message = text.trim();
      else related.push({ message: text.trim() });
    }
  }
  return {
    ...(rows.length > 0 && { snippet: contiguous(rows).map((row) => row.text) }),
    ...(line !== undefined && endOf(rows, Number(line), Number(column))),
    ...(related.length > 0 && { related }),
  };
}

interface SourceRow {
  /** NaN for the `...` that stands for what is left out of a long range. */
  readonly number: number;
  readonly text: string;
  marks: number;
}

const sourceRow = /^ *(\d+|\.\.\.)(?: (.*))?$/;
const marks = /^ +$|^ *~+ *$/;
const explainingPlace = /^ {2}(?<file>\S.*?):(?<line>\d+):(?<column>\d+)(?: - (?<message>.*))?$/;

function indentOf(line = ''): number {
  return line.length - line.trimStart().length;
}

/** A quote begins with the line of the place directly above, or else of the headline, and goes on without a gap. */
function follows(number: string, before: string, lines: readonly string[]): boolean {
  const named = (explainingPlace.exec(before) ?? /:(?<line>\d+):\d+ - /.exec(lines[0] ?? ''))?.groups?.line;
  if (!sourceRow.test(before) && !marks.test(before)) return number === named;
  const last = lines.findLast((taken) => sourceRow.test(taken.slice(indentOf(lines[0]))));
  const above = Number.parseInt(last?.trim() ?? '', 10);
  return Number.isNaN(above) || Number.isNaN(Number(number)) || Number(number) === above + 1;
}

function contiguous(rows: readonly SourceRow[]): readonly SourceRow[] {
  const gap = rows.findIndex((row) => Number.isNaN(row.number));
  return gap === -1 ? rows : rows.slice(0, gap);
}

/** Each line of a range is marked by itself; all but the first from column 1. */
function endOf(rows: readonly SourceRow[], line: number, column: number): { endLine?: number; endColumn?: number } {
  const last = rows.at(-1);
  if (!last || last.marks === 0) return {};
  return { endLine: last.number, endColumn: (last.number === line ? column : 1) + last.marks };
}
