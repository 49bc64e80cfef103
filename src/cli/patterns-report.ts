import { sanitize } from '../reporters/sanitize.ts';
import type { LearnedPattern } from '../state/stored.ts';
import type { PatternRow } from './patterns.ts';
import { printTable } from './table.ts';

/** The rows as a table, or what to do to get some. */
export function printRows(rows: readonly PatternRow[]): void {
  if (rows.length === 0) {
    process.stderr.write('Nothing is known. `buildfix run --fix -- CMD` learns from what the build says.\n');
    return;
  }
  printTable([
    ['id', 'standing', 'at least', 'verified', 'harmful', 'no effect', 'what'],
    ...rows.map((row) => [
      ...[row.id.slice(0, 8), row.standing, percent(row.lowerBound)],
      ...[String(row.verified), String(row.harmful), String(row.noEffect), describeRow(row)],
    ]),
  ]);
}

export function describeRow({ subject: { kind, origin, tool = '', code = '', text = '' } }: PatternRow): string {
  const said = [tool, code].filter((part) => part !== '').join(' ');
  if (kind === 'fixer') return sanitize(origin);
  return sanitize(kind === 'suggestion' ? `${said} suggests: ${text}` : `${origin} for ${said}: ${text}`);
}

export function showRow(row: PatternRow): string {
  const { id, standing, verified, harmful, noEffect, last, pattern } = row;
  const lines = [
    `${id}  ${describeRow(row)}`,
    `  standing   ${standing}`,
    `  outcomes   ${verified} verified, ${harmful} harmful, ${noEffect} without effect; right in at least ${percent(row.lowerBound)}, weighed by age`,
    `  last       ${new Date(last).toISOString()}`,
    ...(pattern ? showPattern(pattern) : []),
  ];
  return `${lines.join('\n')}\n`;
}

function showPattern({ language, tool, code, template, names, before, from, to, after }: LearnedPattern): string[] {
  const [head, core, tail] = [before.slice(0, from), before.slice(from, to), before.slice(to)];
  const text = (tokens: readonly string[]) => tokens.map((token) => token.replace(/^=/, '')).join(' ');
  return [
    `  for        ${sanitize([tool, code].filter(Boolean).join(' '))}, ${language}: ${sanitize(template)}`,
    ...(names && names.length > 0 ? [`  names      ${sanitize(names.join(', '))}`] : []),
    `  before     ${sanitize(`${text(head)} [${text(core)}] ${text(tail)}`.trim())}`,
    `  after      ${sanitize(`${text(head)} [${text(after)}] ${text(tail)}`.trim())}`,
  ];
}

function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}
