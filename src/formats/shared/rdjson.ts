/** reviewdog's diagnostic format: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */

import type { Edit, Fix, Place, Related, Severity } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import { isObject, type Json } from './json-record.ts';

/** A whole result, or one diagnostic of it on a line of its own. `null`: something else. */
export function readRdjson(value: unknown): Part[] | null {
  if (!isObject(value)) return null;
  if (!Array.isArray(value.diagnostics)) {
    const part = hasRange(value) ? readDiagnostic(value, {}) : null;
    return part && [part];
  }
  // Others have a path and a position, but no range.
  const diagnostics = objectsIn(value.diagnostics);
  if (!diagnostics.some(hasRange)) return null;
  return diagnostics.flatMap((diagnostic) => readDiagnostic(diagnostic, value) ?? []);
}

function readDiagnostic(diagnostic: Json, result: Json): Part | null {
  const { message, location, severity, code, suggestions, related_locations } = diagnostic;
  if (typeof message !== 'string' || !isObject(location) || typeof location.path !== 'string') return null;
  const file = location.path;
  const tool = nameOf(diagnostic.source) ?? nameOf(result.source);
  const rule = isObject(code) ? code.value : code;
  const said = severity ?? result.severity;
  const fixes = objectsIn(suggestions).flatMap((suggestion) => fixOf(suggestion, file, message));
  const related = objectsIn(related_locations).flatMap(relatedOf);
  return {
    severity: severities[String(said)] ?? 'warning',
    message,
    file,
    ...rangeOf(location.range),
    ...(typeof rule === 'string' && rule !== '' && { code: rule }),
    ...(tool !== undefined && { tool }),
    ...(related.length > 0 && { related }),
    ...(fixes.length > 0 && { fixes }),
  };
}

function hasRange({ location }: Json): boolean {
  return isObject(location) && isObject(location.range) && isObject(location.range.start);
}

/** By name, or by the number that the protocol has for it. */
const severities: Readonly<Record<string, Severity>> = {
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'info',
  1: 'error',
  2: 'warning',
  3: 'info',
};

function nameOf(source: unknown): string | undefined {
  return isObject(source) && typeof source.name === 'string' && source.name !== ''
    ? source.name.toLowerCase()
    : undefined;
}

function rangeOf(range: unknown): Place {
  const { start, end } = isObject(range) ? range : ({} as Json);
  const [line, column] = isObject(start) ? [start.line, start.column] : [];
  const [endLine, endColumn] = isObject(end) ? [end.line, end.column] : [];
  return {
    ...(isNumber(line) && { line }),
    ...(isNumber(column) && { column }),
    ...(isNumber(endLine) && isNumber(endColumn) && { endLine, endColumn }),
  };
}

function relatedOf({ message, location }: Json): Related[] {
  if (!isObject(location) || typeof location.path !== 'string') return [];
  return [
    {
      message: typeof message === 'string' && message !== '' ? message : 'See also',
      file: location.path,
      ...rangeOf(location.range),
    },
  ];
}

function fixOf({ range, text }: Json, file: string, title: string): Fix[] {
  const { start, end } = isObject(range) ? range : ({} as Json);
  if (isObject(start) && isNumber(start.line) && start.column === undefined && typeof text === 'string') {
    const last = isObject(end) && isNumber(end.line) ? end.line : start.line;
    if (isObject(end) && end.column !== undefined) return [];
    // Whole lines, both ends included. Their line ends belong to neither.
    const newText = text === '' ? '' : `${text}\n`;
    const edit: Edit = { file, line: start.line, column: 1, endLine: last + 1, endColumn: 1, newText };
    return [{ title, origin: 'compiler', safety: 'unsafe', edits: [edit] }];
  }
  const { line, column, endLine = line, endColumn = column } = rangeOf(range);
  if (line === undefined || column === undefined || endLine === undefined || endColumn === undefined) return [];
  if (typeof text !== 'string') return [];
  const edit: Edit = { file, line, column, endLine, endColumn, newText: text };
  // The format has no word for how sure a suggestion is.
  return [{ title, origin: 'compiler', safety: 'unsafe', edits: [edit] }];
}

function isNumber(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31;
}

function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
