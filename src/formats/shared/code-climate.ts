/** CodeClimate's issues, which GitLab calls a code quality report. */

import type { Place, Severity } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import { isObject, type Json } from './json-record.ts';

/** `null`: something else. CodeClimate's own engines put a NUL between the issues, and some writers a blank. */
export function readCodeClimate(line: string): Part[] | null {
  const found: Part[] = [];
  for (const piece of line.split(/\0\s*|(?<=\}) (?=\{"categories")/)) {
    if (piece.trim() === '') continue;
    const parts = readIssues(piece);
    if (parts === null) return null;
    found.push(...parts);
  }
  return found.length > 0 ? found : null;
}

function readIssues(text: string): Part[] | null {
  try {
    const parsed: unknown = JSON.parse(text);
    const issues = (Array.isArray(parsed) ? parsed : [parsed]).map((issue) =>
      isObject(issue) ? readIssue(issue) : null,
    );
    return issues.every((issue) => issue !== null) ? issues : null;
  } catch {
    // Cut, or not JSON at all.
    return null;
  }
}

function readIssue({ description, check_name, severity, location, fingerprint, type }: Json): Part | null {
  if (typeof description !== 'string' || !isObject(location) || typeof location.path !== 'string') return null;
  if (typeof check_name !== 'string' && typeof fingerprint !== 'string' && type !== 'issue') return null;
  const place = placeOf(location);
  if (place === undefined) return null;
  return {
    severity: severities[String(severity).toLowerCase()] ?? 'warning',
    // golangci-lint says the linter twice.
    message: description.startsWith(`${check_name}: `) ? description.slice(`${check_name}: `.length) : description,
    file: location.path,
    ...(typeof check_name === 'string' && check_name !== '' && { code: check_name }),
    ...place,
  };
}

const severities: Readonly<Record<string, Severity>> = {
  info: 'info',
  minor: 'warning',
  // What linters call an error is mostly written as this.
  major: 'error',
  critical: 'error',
  blocker: 'error',
};

/** Lines, or positions with columns; some write the first as an object as well. */
function placeOf({ lines, positions }: Json): Place | undefined {
  const { begin } = isObject(positions) ? positions : isObject(lines) ? lines : ({} as Json);
  if (!isObject(begin)) return isNumber(begin) ? { line: begin } : undefined;
  if (!isNumber(begin.line)) return undefined;
  return { line: begin.line, ...(isNumber(begin.column) && { column: begin.column }) };
}

function isNumber(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 2 ** 31;
}
