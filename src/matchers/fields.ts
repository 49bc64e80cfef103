import type { ColumnUnit, Draft, Severity } from '../core/diagnostic.ts';

/** What a matcher has found, still as text. */
export interface Fields {
  readonly file?: string | undefined;
  readonly line?: string | undefined;
  readonly column?: string | undefined;
  readonly endLine?: string | undefined;
  readonly endColumn?: string | undefined;
  readonly code?: string | undefined;
}

/** Numbers that are none, and 0 for "unknown", are left out: lines and columns count from 1. */
export function draftOf(
  tool: string,
  severity: Severity,
  message: string,
  fields: Fields,
  columnUnit: ColumnUnit | undefined,
): Draft {
  const line = positive(fields.line);
  const column = line === undefined ? undefined : positive(fields.column);
  const endLine = line === undefined ? undefined : positive(fields.endLine);
  const endColumn = column === undefined ? undefined : positive(fields.endColumn);
  return {
    severity,
    tool,
    message,
    ...(fields.file && { file: fields.file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
    ...(endLine !== undefined && { endLine }),
    ...(endColumn !== undefined && { endColumn }),
    ...(fields.code && { code: fields.code }),
    ...(column !== undefined && columnUnit !== undefined && { columnUnit }),
  };
}

function positive(text: string | undefined): number | undefined {
  const value = /^\s*\d{1,9}\s*$/.test(text ?? '') ? Number(text) : 0;
  return value > 0 ? value : undefined;
}
