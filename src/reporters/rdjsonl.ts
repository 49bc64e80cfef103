import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import type { LineSuggestion, ReporterDefinition } from '../core/reporter.ts';

/**
 * reviewdog's diagnostic format, one object a line: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
 * Its columns are 1-based UTF-8 bytes; a column that is counted otherwise is given only where the quoted line shows
 * what it is in bytes, since a wrong one puts the comment at the wrong word. Suggestions are whole lines: what review pages
 * replace are lines, and a fix of several edits is one of them.
 */
export const rdjsonl: ReporterDefinition = {
  name: 'rdjsonl',
  title: 'for reviewdog, one JSON object a line, with suggestions',
  live: true,
  create: ({ suggest = () => [] }) => ({
    diagnostic: (diagnostic) => `${JSON.stringify(toRdf(diagnostic, suggest(diagnostic)))}\n`,
  }),
};

const severities: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };

function toRdf(diagnostic: Diagnostic, found: readonly LineSuggestion[]): object {
  const { message, severity, tool, code, file, line, column, endLine, endColumn, related = [] } = diagnostic;
  const start = line === undefined ? undefined : position(diagnostic, line, column);
  const end = endLine === undefined ? undefined : position(diagnostic, endLine, endColumn);
  // A suggestion has no file of its own.
  const suggestions = found.filter((one) => one.file === file).map(toSuggestion);
  return {
    message,
    severity: severities[severity],
    source: { name: tool },
    ...(code !== undefined && { code: { value: code } }),
    location: { path: file ?? '', ...(start && { range: { start, ...(end && { end }) } }) },
    ...(suggestions.length > 0 && { suggestions }),
    ...(related.length > 0 && {
      relatedLocations: related.map((note) => ({
        message: note.message,
        location: { path: note.file ?? '', ...(note.line !== undefined && { range: { start: { line: note.line } } }) },
      })),
    }),
  };
}

function toSuggestion({ line, endLine, text }: LineSuggestion): object {
  return { range: { start: { line }, end: { line: endLine } }, text };
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
