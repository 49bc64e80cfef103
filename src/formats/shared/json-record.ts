/** One record of a linter's JSON, whatever its fields are called. Without file, line and message it is none. */

import type { Place, Severity } from '../../core/diagnostic.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface JsonRecord extends Place {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  readonly code?: string;
  readonly severity?: Severity;
}

const fileKeys = [
  'file',
  'filename',
  'fileName',
  'Filename',
  'filePath',
  'filepath',
  'file_path',
  'file_name',
  'path',
  'fullpath',
];
/** These name other things as often, so what stands above the record goes first. */
const doubtfulFileKeys = ['source', 'ref', 'uri', 'name'];
const lineKeys = [
  'line',
  'Line',
  'startLine',
  'start_line',
  'StartLine',
  'lineNumber',
  'LineNumber',
  'line_number',
  'line_no',
  'row',
  'beginLine',
  'begin_line',
  'line_from',
  'start_line_no',
  'lineStart',
];
const columnKeys = [
  'column',
  'Column',
  'startColumn',
  'start_column',
  'columnNumber',
  'ColumnNumber',
  'column_number',
  'column_no',
  'col',
  'character',
  'beginColumn',
  'column_from',
  'start_line_pos',
];
const endLineKeys = ['endLine', 'end_line', 'line_to', 'last_line', 'EndLine'];
const endColumnKeys = ['endColumn', 'end_column', 'column_to', 'EndColumn'];
const messageKeys = [
  'message',
  'Message',
  'text',
  'Text',
  'msg',
  'issue_text',
  'failure',
  'reason',
  'summary',
  'hint',
  'description',
  'ruleDescription',
];
const codeKeys = [
  'code',
  'ruleId',
  'rule_id',
  'rule',
  'Rule',
  'check_name',
  'check_id',
  'cop_name',
  'linter_name',
  'test_id',
  'ruleName',
  'FromLinter',
  'identifier',
  'Check',
  'check',
  'category',
  'warning_type',
  'kind',
  'type',
  'source',
];
const severityKeys = [
  'severity',
  'Severity',
  'level',
  'Level',
  'issue_severity',
  'ruleSeverity',
  'type',
  'kind',
  'impact',
  'rule',
  'extra',
];
/** Where a place may be one level further down, the start of a range before its end. */
const placeKeys = [
  'location',
  'Location',
  'position',
  'Pos',
  'pos',
  'loc',
  'range',
  'span',
  'labels',
  'lines',
  'positions',
  'start',
  'Start',
  'begin',
  'startPosition',
];
const endKeys = ['end', 'End', 'end_location', 'endPosition'];
/** A message that stands in an object of its own. */
const messageHolders = ['extra', 'message', 'Rule'];
/** Services write logs in JSON too, with times and threads. */
const logKeys = [
  'timestamp',
  '@timestamp',
  'time',
  'ts',
  'datetime',
  'asctime',
  'logger',
  'logger_name',
  'thread',
  'hostname',
];

const mostPlaceDepth = 4;

export function readRecord(value: Json, inherited: string | undefined): JsonRecord | undefined {
  if (logKeys.some((key) => key in value)) return undefined;
  const message = firstText(value, messageKeys) ?? heldMessage(value);
  if (message === undefined) return undefined;
  const start = findPlace(value, 0);
  const file = fileIn(value, fileKeys, 0) ?? inherited ?? fileIn(value, doubtfulFileKeys, 0);
  if (start?.line === undefined || file === undefined) return undefined;
  const end = findEnd(value, 0);
  const severity = severityIn(value);
  const code = codeIn(value, inherited !== undefined);
  return {
    file,
    ...start,
    line: start.line,
    ...(end?.line !== undefined && end.line >= start.line && { endLine: end.line }),
    ...(end?.line !== undefined && end.column !== undefined && { endColumn: end.column }),
    message,
    ...(code !== undefined && { code }),
    ...(severity !== undefined && { severity }),
  };
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The file that an object names for what stands inside it. */
export function fileOf(value: Json): string | undefined {
  return fileIn(value, fileKeys, 0) ?? fileIn(value, doubtfulFileKeys, 0);
}

function fileIn(value: Json, keys: readonly string[], depth: number): string | undefined {
  for (const key of keys) {
    const file = value[key];
    if (typeof file === 'string' && looksLikeFile(file, keys === doubtfulFileKeys)) return file;
  }
  if (depth >= mostPlaceDepth) return undefined;
  for (const key of [...placeKeys, 'source']) {
    const inner = innerOf(value[key]);
    const file = inner && fileIn(inner, keys, depth + 1);
    if (file !== undefined) return file;
  }
  return undefined;
}

function looksLikeFile(text: string, doubtful: boolean): boolean {
  if (text === '' || text.length > 1000 || text.includes('\n')) return false;
  if (/^[a-z]{2,}:\/\//.test(text) && !text.startsWith('file://')) return false;
  return !doubtful || /^[^\s<>|]{1,1000}\.[A-Za-z]\w*$/.test(text);
}

export function firstText(value: Json, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const text = value[key];
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
  }
  return undefined;
}

function heldMessage(value: Json): string | undefined {
  for (const key of messageHolders) {
    const holder = value[key];
    const text = isObject(holder) ? firstText(holder, ['message', 'text', 'Description']) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

interface Position {
  readonly line?: number;
  readonly column?: number;
}

function findPlace(value: Json, depth: number): Position | undefined {
  const own = positionOf(value);
  if (own) return own;
  if (depth >= mostPlaceDepth) return undefined;
  for (const key of placeKeys) {
    // CodeClimate's `begin` is an object or the line itself.
    if (key === 'begin' && typeof value[key] === 'number') return { line: value[key] };
    const inner = innerOf(value[key]);
    const found = inner && findPlace(inner, depth + 1);
    if (found) return zeroBased(key, inner) ? shifted(found) : found;
  }
  return undefined;
}

function findEnd(value: Json, depth: number): Position | undefined {
  const line = numberAt(value, endLineKeys);
  const column = numberAt(value, endColumnKeys);
  if (line !== undefined) return { line, ...(column !== undefined && { column }) };
  for (const key of endKeys) {
    const inner = innerOf(value[key]);
    const found = inner && positionOf(inner);
    if (found) return zeroBased(key, inner) ? shifted(found) : found;
  }
  if (depth >= mostPlaceDepth) return undefined;
  for (const key of ['location', 'Location', 'range', 'loc', 'lines', 'positions']) {
    const inner = innerOf(value[key]);
    const found = inner && findEnd(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}

function positionOf(value: Json): Position | undefined {
  const line = numberAt(value, lineKeys);
  if (line === undefined) return undefined;
  const column = numberAt(value, columnKeys);
  return { line, ...(column !== undefined && { column }) };
}

/** Positions as the language server protocol has them. */
function zeroBased(key: string, position: Json): boolean {
  return /^(?:start|end)(?:Position)?$/.test(key) && typeof position.character === 'number';
}

function shifted({ line = 0, column }: Position): Position {
  return { line: line + 1, ...(column !== undefined && { column: column + 1 }) };
}

function numberAt(value: Json, keys: readonly string[]): number | undefined {
  for (const key of keys) {
    const number = value[key];
    if (Number.isInteger(number) && (number as number) >= 0 && (number as number) < 2 ** 31 - 1)
      return number as number;
  }
  return undefined;
}

function innerOf(value: unknown): Json | undefined {
  const inner = Array.isArray(value) ? value[0] : value;
  return isObject(inner) ? inner : undefined;
}

function codeIn(value: Json, hasFileAbove: boolean): string | undefined {
  for (const key of codeKeys) {
    // Only where the file stands above the record, its `source` is the rule.
    if (key === 'source' && !hasFileAbove) continue;
    const found = value[key];
    const code = isObject(found) ? (found.value ?? found.Id ?? found.id ?? found.name) : found;
    if (typeof code === 'number' && key === 'code') return String(code);
    if (
      typeof code === 'string' &&
      code !== '' &&
      code.length <= 200 &&
      severityOf(code) === undefined &&
      !/\s{2}|\n/.test(code)
    )
      return code;
  }
  return undefined;
}

function severityIn(value: Json): Severity | undefined {
  for (const key of severityKeys) {
    const said = value[key];
    const severity = isObject(said) ? severityOf(said.severity) : severityOf(said);
    if (severity !== undefined) return severity;
  }
  return undefined;
}

function severityOf(said: unknown): Severity | undefined {
  // ESLint's numbers
  if (said === 1) return 'warning';
  if (said === 2) return 'error';
  return typeof said === 'string' ? words[said.toLowerCase()] : undefined;
}

const words: Readonly<Record<string, Severity>> = Object.assign(Object.create(null), {
  ...Object.fromEntries(
    ['error', 'err', 'fatal', 'critical', 'blocker', 'high', 'major', 'failure'].map((word) => [word, 'error']),
  ),
  ...Object.fromEntries(
    ['warning', 'warn', 'medium', 'moderate', 'minor', 'convention', 'refactor', 'refactoring'].map((word) => [
      word,
      'warning',
    ]),
  ),
  ...Object.fromEntries(
    ['info', 'information', 'note', 'notice', 'hint', 'suggestion', 'low', 'style', 'help', 'ignore'].map((word) => [
      word,
      'info',
    ]),
  ),
});
