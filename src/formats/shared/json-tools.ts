/** Whose JSON it is, by what only that tool writes, and what is particular about it. */

import type { ColumnUnit } from '../../core/diagnostic.ts';
import { isObject, type Json, type JsonRecord } from './json-record.ts';

export interface JsonTool {
  readonly name: string;
  readonly columnUnit?: ColumnUnit;
  /** Counts columns from 0. */
  readonly zeroColumns?: boolean;
  /** Its end columns are exclusive; without this they are left out. */
  readonly ends?: boolean;
  readonly code?: (record: Json, code: string | undefined) => string | undefined;
  readonly message?: (record: Json, found: JsonRecord) => string;
}

interface Known extends JsonTool {
  readonly is: (record: Json, root: Json) => boolean;
}

export function toolOf(record: Json, root: Json): JsonTool {
  return known.find(({ is }) => is(record, root)) ?? unknown;
}

export function isKnownTool(record: Json, root: Json): boolean {
  return toolOf(record, root) !== unknown;
}

const unknown: JsonTool = { name: 'json' };

const has =
  (...keys: readonly string[]) =>
  (record: Json) =>
    keys.every((key) => key in record);

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

const known: readonly Known[] = [
  { name: 'ruff', ends: true, is: has('noqa_row', 'location') },
  {
    name: 'pylint',
    zeroColumns: true,
    ends: true,
    is: (record) => has('symbol', 'module', 'obj')(record) && ('message-id' in record || 'messageId' in record),
    code: (record) => `${text(record['message-id'] ?? record.messageId)}(${text(record.symbol)})`,
  },
  { name: 'golangci-lint', columnUnit: 'byte', is: has('FromLinter', 'Pos') },
  {
    name: 'staticcheck',
    columnUnit: 'byte',
    ends: true,
    is: (record) =>
      has('location', 'end', 'code')(record) && /^(?:SA|ST|S|QF|U)\d{4}$|^compile$/.test(text(record.code)),
  },
  {
    name: 'stylelint',
    columnUnit: 'utf16',
    ends: true,
    is: (record) => has('rule', 'text', 'severity', 'line')(record),
    message: (record, { message }) => withoutSuffix(message, ` (${text(record.rule)})`),
  },
  { name: 'biome', ends: true, is: (record) => has('category', 'advices')(record) },
  { name: 'oxlint', columnUnit: 'utf16', is: (record) => has('labels', 'filename')(record) },
  { name: 'bandit', is: has('test_id', 'issue_text') },
  { name: 'shellcheck', ends: true, is: has('level', 'endColumn', 'fix'), code: (_, code) => code && `SC${code}` },
  {
    name: 'hadolint',
    is: (record) => has('level', 'code', 'file')(record) && /^(?:DL|SC)\d{4}$/.test(text(record.code)),
  },
  { name: 'phpcs', is: (record) => has('fixable', 'source', 'type')(record) },
  { name: 'phpstan', is: (record) => has('message', 'ignorable')(record) },
  {
    name: 'rubocop',
    is: has('cop_name', 'location'),
    message: (record, { message }) => withoutPrefix(message, `${text(record.cop_name)}: `),
  },
  { name: 'hlint', is: has('hint', 'decl', 'module'), code: (record) => text(record.hint) },
  { name: 'htmlhint', columnUnit: 'utf16', is: (record) => has('evidence', 'raw', 'rule')(record) },
  {
    name: 'markdownlint',
    is: has('ruleNames', 'ruleDescription'),
    code: ({ ruleNames }) => (Array.isArray(ruleNames) ? ruleNames.map(text).join('/') : undefined),
    message: (record, { message }) =>
      `${message}${detail(record.errorDetail, ' [', ']')}${detail(record.errorContext, ' [Context: "', '"]')}`,
  },
  { name: 'puppet-lint', is: has('check', 'KIND') },
  { name: 'pyright', columnUnit: 'utf16', ends: true, is: (_, root) => 'generalDiagnostics' in root },
  { name: 'redocly', is: (record) => has('reference', 'location', 'suggest')(record) },
  { name: 'semgrep', ends: true, is: has('check_id', 'extra') },
  { name: 'solhint', columnUnit: 'utf16', is: (record) => text(record.filePath).endsWith('.sol') },
  {
    name: 'sqlfluff',
    is: has('start_line_no', 'start_line_pos'),
    code: (record, code) => [code, text(record.name)].filter(Boolean).join(' '),
  },
  { name: 'cfn-lint', is: (record) => has('Rule', 'Location', 'Filename')(record) },
  { name: 'tslint', columnUnit: 'utf16', ends: true, is: has('ruleName', 'failure') },
  { name: 'textlint', columnUnit: 'utf16', is: (record) => record.type === 'lint' && 'loc' in record },
  { name: 'swiftlint', is: has('rule_id', 'reason', 'character') },
  { name: 'spectral', is: (record) => has('source', 'range', 'code')(record) && Array.isArray(record.path) },
  { name: 'terraform', is: (record, root) => 'format_version' in root && 'summary' in record },
  { name: 'tflint', is: (record) => isObject(record.rule) && /tflint/.test(text(record.rule.link)) },
  { name: 'actionlint', is: has('filepath', 'kind', 'snippet') },
  { name: 'brakeman', is: has('warning_type', 'fingerprint') },
  { name: 'psalm', is: has('line_from', 'shortcode') },
  { name: 'deno', columnUnit: 'utf16', is: (_, root) => has('diagnostics', 'errors')(root) && !('summary' in root) },
];

function detail(value: unknown, before: string, after: string): string {
  return typeof value === 'string' && value !== '' ? `${before}${value}${after}` : '';
}

function withoutSuffix(whole: string, suffix: string): string {
  return whole.endsWith(suffix) ? whole.slice(0, -suffix.length) : whole;
}

function withoutPrefix(whole: string, prefix: string): string {
  return whole.startsWith(prefix) ? whole.slice(prefix.length) : whole;
}
