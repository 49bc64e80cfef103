import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import type { FinishedRun, LineSuggestion, ReporterDefinition, ReporterOptions } from '../core/reporter.ts';
import { sanitize } from './sanitize.ts';

/**
 * Workflow commands for GitHub Actions, which become annotations. GitHub shows at most 10 of each kind for a step and 50
 * for a job, so the first ten are given when the run is over, and a notice says how many are left out.
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export const github: ReporterDefinition = {
  name: 'github',
  title: 'annotations on GitHub Actions',
  live: false,
  create: ({ suggest }) => ({ end: (run) => end(run, suggest) }),
};

const mostOfAKind = 10;

async function* end({ summary, problems }: FinishedRun, suggest?: ReporterOptions['suggest']): AsyncGenerator<string> {
  const shown: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for await (const diagnostic of problems()) {
    // One place is kept for the notice.
    const most = diagnostic.severity === 'info' ? mostOfAKind - 1 : mostOfAKind;
    if (shown[diagnostic.severity] >= most) continue;
    shown[diagnostic.severity]++;
    yield annotation(diagnostic, suggest?.(diagnostic)[0]);
  }
  const left = summary.distinct - shown.error - shown.warning - shown.info;
  if (left > 0) yield `::notice title=buildfix::${left} more problems are in the log; GitHub shows ten of a kind\n`;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function annotation(diagnostic: Diagnostic, suggestion?: LineSuggestion): string {
  const { severity, tool, code, message, file, line, column, endLine, endColumn } = diagnostic;
  const properties = {
    file,
    line,
    endLine,
    col: column,
    // GitHub counts the last column in.
    endColumn: endColumn === undefined || endLine !== line ? undefined : Math.max(column ?? 1, endColumn - 1),
    title: code === undefined ? tool : `${tool} ${code}`,
  };
  const list = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  const text = [message, ...(suggestion ? ['', ...inWords(suggestion)] : [])]
    .join('\n')
    .split('\n')
    .map(sanitize)
    .join('\n');
  return `::${commands[severity]} ${list.join(',')}::${escapeData(text)}\n`;
}

/** Annotations are plain text: what review comments have a button for, they can only say. */
function inWords({ file, line, endLine, text }: LineSuggestion): string[] {
  const rows = text.split('\n');
  if (rows.length > mostSuggestedLines) return [];
  return [`Suggested for ${file}:${line}${endLine > line ? ` to ${endLine}` : ''}:`, ...rows];
}

const mostSuggestedLines = 10;

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(sanitize(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
