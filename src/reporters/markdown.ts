import type { Diagnostic } from '../core/diagnostic.ts';
import type { FinishedRun, ReporterDefinition } from '../core/reporter.ts';
import { sanitize } from './sanitize.ts';

/** For a pull request or a job's page: a summary, what broke first, the problems by file. At most 1 MiB, GitHub's limit. */
export const markdown: ReporterDefinition = {
  name: 'markdown',
  title: 'Markdown: a summary and the problems, for a pull request or job page',
  live: false,
  create: () => ({ end }),
};

const mostBytes = 1_000_000;

async function* end({ summary, problems }: FinishedRun): AsyncGenerator<string> {
  const { distinct, total, lines, bySeverity, first, baseline, fixable, failure } = summary;
  yield `## ${distinct === 0 ? 'No problems' : `${distinct} distinct problems`}\n\n`;
  yield '| errors | warnings | infos | occurrences | lines | can be fixed |\n|---|---|---|---|---|---|\n';
  yield `| ${bySeverity.error} | ${bySeverity.warning} | ${bySeverity.info} | ${total} | ${lines} | ${fixable.safe + fixable.unsafe} |\n\n`;
  if (baseline) yield `${baseline.new} new, ${baseline.recurring} known, ${baseline.gone} gone.\n\n`;
  if (first) yield `**First:** ${describe(first)}\n\n`;
  else if (failure) yield `**The build failed:** ${escapeText(failure.text)} (line ${failure.line})\n\n`;
  if (distinct === 0) return;
  yield '| severity | place | message | tool | count |\n|---|---|---|---|---|\n';
  let size = 0;
  let shown = 0;
  for await (const problem of problems()) {
    const row = `| ${problem.severity} | ${placeOf(problem)} | ${escapeText(problem.message)} | ${escapeText(toolOf(problem))} | ${problem.count} |\n`;
    size += Buffer.byteLength(row);
    if (size > mostBytes) break;
    shown++;
    yield row;
  }
  if (shown < distinct) yield `\n… and ${distinct - shown} more.\n`;
}

function describe(problem: Diagnostic): string {
  return `${placeOf(problem)} ${escapeText(problem.message)} (${escapeText(toolOf(problem))})`.trim();
}

function placeOf({ file, line, column }: Diagnostic): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  // Backticks can't be escaped inside code, so there are none.
  return place === '' ? '' : `\`${sanitize(place).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

function toolOf({ tool, code }: Diagnostic): string {
  return code === undefined ? tool : `${tool} ${code}`;
}

/** A message is text: nothing in it may become markup, a link, a mention or a new row. */
function escapeText(text: string): string {
  const line = sanitize(text.split('\n')[0] ?? '').slice(0, 500);
  return line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
    .replace(/@(?=\w)/g, '@\u200b');
}
