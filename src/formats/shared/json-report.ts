/** Reports of linters in JSON, all of one kind: somewhere in them stand records with a file, a line and a message. */

import type { Edit, Fix } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import { readGolangciFixes } from './golangci-fixes.ts';
import { fileOf, isObject, type Json, type JsonRecord, readRecord } from './json-record.ts';
import { isKnownTool, type JsonTool, toolOf } from './json-tools.ts';

const mostDepth = 12;
const mostRecords = 100_000;

export function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Cut, or not JSON at all. Some write an array with one record on each line.
    const record = line.replace(/^\{ "diagnostics": \[|^[\s,[]+/, '').replace(/[,\s]{1,10}$/, '');
    if (record === line || record[0] !== '{') return undefined;
    try {
      return JSON.parse(record);
    } catch {
      return undefined;
    }
  }
}

/** `null`: it has no such record. */
export function readJsonReport(value: unknown): Part[] | null {
  const root = isObject(value) ? value : Array.isArray(value) && isObject(value[0]) ? value[0] : {};
  const found: Part[] = [];
  collect(value, undefined, { root, found, alone: isObject(value) }, 0);
  return found.length > 0 ? found : null;
}

interface Search {
  readonly root: Json;
  readonly found: Part[];
  /** The record may be the whole line, as it is in a service's log: then it must name a rule. */
  readonly alone: boolean;
}

function collect(value: unknown, file: string | undefined, search: Search, depth: number): void {
  if (depth > mostDepth || search.found.length >= mostRecords) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, file, search, depth + 1);
    return;
  }
  if (!isObject(value)) return;
  const record = readRecord(value, file);
  if (record) {
    if (depth > 0 || !search.alone || record.code !== undefined || isKnownTool(value, search.root))
      search.found.push(toPart(value, record, search.root));
    return;
  }
  const own = fileOf(value) ?? file;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'object' || inner === null) continue;
    // PHP_CodeSniffer and Vale have the files for keys.
    collect(inner, isPath(key) ? key : own, search, depth + 1);
  }
}

function isPath(key: string): boolean {
  return key.length < 1000 && /^[^\s]*[\w)\]-]\.\w{1,10}$|^\/\S+\/\S+$/.test(key);
}

function toPart(value: Json, found: JsonRecord, root: Json): Part {
  const tool = toolOf(value, root);
  const shift = tool.zeroColumns ? 1 : 0;
  const { file, line, column, endLine, endColumn } = found;
  const code = tool.code ? tool.code(value, found.code) : found.code;
  const fixes = readFixes(value, found, tool);
  const quoted = Array.isArray(value.SourceLines) ? value.SourceLines.filter((text) => typeof text === 'string') : [];
  return {
    tool: tool.name,
    severity: found.severity ?? 'warning',
    message: tool.message ? tool.message(value, found) : found.message,
    file,
    ...(line > 0 && { line }),
    ...(column !== undefined &&
      column + shift > 0 && { column: column + shift, columnUnit: tool.columnUnit ?? 'character' }),
    ...(tool.ends && column !== undefined && endLine && endColumn && { endLine, endColumn: endColumn + shift }),
    ...(code && { code }),
    ...(quoted.length > 0 && { snippet: quoted.slice(0, 20) }),
    ...(fixes.length > 0 && { fixes }),
  };
}

/** Ruff's and ShellCheck's; those of golangci-lint and Stylelint are counted from the beginning of the file. */
function readFixes(value: Json, record: JsonRecord, tool: JsonTool): Fix[] {
  const { fix, message } = value;
  const { file } = record;
  if (tool.name === 'golangci-lint') return readGolangciFixes(value, file);
  if (!isObject(fix)) return [];
  if (tool.name === 'stylelint') return readStylelintFix(fix, record);
  const parts = Array.isArray(fix.edits) ? fix.edits : Array.isArray(fix.replacements) ? fix.replacements : [];
  const edits = parts.map((part: unknown) => (isObject(part) ? readEdit(part, file) : undefined));
  if (edits.length === 0 || edits.some((edit) => edit === undefined)) return [];
  return [
    {
      title: String(fix.message ?? message),
      origin: 'compiler',
      safety:
        fix.applicability === undefined || fix.applicability === 'safe'
          ? 'safe'
          : fix.applicability === 'unsafe'
            ? 'unsafe'
            : 'manual',
      edits: edits as Edit[],
    },
  ];
}

/** `{ range: [start, end], text }`, with `--compute-edit-info`; UTF-16 offsets. */
function readStylelintFix(
  { range, text }: Json,
  { file, line, endLine = line, message, code = '' }: JsonRecord,
): Fix[] {
  const [start, end] = Array.isArray(range) ? (range as unknown[]) : [];
  if (!isOffset(start) || !isOffset(end) || typeof text !== 'string' || line < 1) return [];
  const safety = /vendor-prefix|deprecated|duplicate|redundant/.test(code) ? 'unsafe' : 'safe';
  const edit: Edit = { file, line, column: 1, endLine, endColumn: 1, newText: text, offset: { start, end } };
  return [{ title: message, origin: 'compiler', safety, edits: [edit], columnUnit: 'utf16' }];
}

function isOffset(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

function readEdit(part: Json, file: string): Edit | undefined {
  const start = isObject(part.location) ? part.location : part;
  const end = isObject(part.end_location) ? part.end_location : { row: part.endLine, column: part.endColumn };
  const numbers = [start.row ?? start.line, start.column, end.row, end.column];
  const newText = part.content ?? part.replacement ?? '';
  if (!numbers.every((number) => Number.isInteger(number) && (number as number) > 0) || typeof newText !== 'string')
    return undefined;
  const [line, column, endLine, endColumn] = numbers as [number, number, number, number];
  return { file, line, column, endLine, endColumn, newText };
}
