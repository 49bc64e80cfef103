import type { Diagnostic, Edit, Severity } from '../core/diagnostic.ts';
import type { ReporterDefinition } from '../core/reporter.ts';

/**
 * reviewdog's diagnostic format, one object a line: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 * Its columns are 1-based UTF-8 bytes; a column that is counted otherwise is given only where the quoted line shows
 * what it is in bytes, since a wrong one puts the comment at the wrong word.
 */
export const rdjsonl: ReporterDefinition = {
  name: 'rdjsonl',
  title: 'for reviewdog, one JSON object a line, with suggestions',
  live: true,
  create: () => ({ diagnostic: (diagnostic) => `${JSON.stringify(toRdf(diagnostic))}\n` }),
};

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

function toRdf(diagnostic: Diagnostic): object {
  const {
    message,
    severity,
    tool,
    code,
    file,
    line,
    column,
    endLine,
    endColumn,
    related = [],
    fixes = [],
  } = diagnostic;
  const start = line === undefined ? undefined : position(diagnostic, line, column);
  const end = endLine === undefined ? undefined : position(diagnostic, endLine, endColumn);
  const suggestions = fixes
    .filter(({ safety }) => safety !== 'manual')
    .flatMap(({ edits }) => edits.map((edit) => suggestion(diagnostic, edit)));
  return {
    message,
    severity: severities[severity],
    source: { name: tool },
    ...(code !== undefined && { code: { value: code } }),
    location: { path: file ?? '', ...(start && { range: { start, ...(end && { end }) } }) },
    ...(suggestions.length > 0 && suggestions.every((one) => one !== undefined) && { suggestions }),
    ...(related.length > 0 && {
      relatedLocations: related.map((note) => ({
        message: note.message,
        location: { path: note.file ?? '', ...(note.line !== undefined && { range: { start: { line: note.line } } }) },
      })),
    }),
  };
}

function suggestion(diagnostic: Diagnostic, { line, column, endLine, endColumn, newText }: Edit): object | undefined {
  const start = position(diagnostic, line, column);
  const end = position(diagnostic, endLine, endColumn);
  // Without exact columns a suggestion would replace something else.
  return start.column === undefined || end.column === undefined ? undefined : { range: { start, end }, text: newText };
}

function position(
  { line: named, snippet, columnUnit = 'utf16' }: Diagnostic,
  line: number,
  column?: number,
): { line: number; column?: number } {
  if (column === undefined) return { line };
  if (columnUnit === 'byte' || column === 1) return { line, column };
  const quoted = line === named ? snippet?.[0] : undefined;
  // On a line of ASCII without tabs, every way of counting gives the same.
  return quoted !== undefined && /^[\x20-\x7e]*$/.test(quoted) ? { line, column } : { line };
}
