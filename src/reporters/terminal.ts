import type { Diagnostic, Place } from '../core/diagnostic.ts';
import type { FinishedRun, ReporterDefinition, ReporterOptions } from '../core/reporter.ts';
import type { Summary } from '../core/summary.ts';
import { describeCause } from './causes.ts';
import { groupDigits } from './digits.ts';
import { createPaint, type Paint, truncate } from './paint.ts';
import { sanitize } from './sanitize.ts';

/** For a person: each problem when it is found, then a summary that says what to do. */
export const terminal: ReporterDefinition = {
  name: 'terminal',
  title: 'text for people: a live list and a summary',
  live: true,
  create(options) {
    const paint = createPaint(options.colour);
    // Shown again at the end, where the eye is when hundreds of warnings have gone by.
    const errors: Diagnostic[] = [];
    return {
      diagnostic(diagnostic) {
        if (diagnostic.severity === 'error' && errors.length < mostRepeated) errors.push(diagnostic);
        return describe(diagnostic, paint, options.width);
      },
      end: ({ summary }: FinishedRun) => summarise(summary, errors, paint, options),
    };
  },
};

const mostRepeated = 10;
const screenful = 20;

function describe(diagnostic: Diagnostic, paint: Paint, width: number): string {
  const { severity, message, related = [], snippet = [], column } = diagnostic;
  const [first = '', ...others] = message.split('\n').map(sanitize);
  const lines = [
    `${paint.bold(placeOf(diagnostic))}${paint.severity(severity, severity)}: ${first} ${paint.dim(originOf(diagnostic))}`.trimEnd(),
    ...others.slice(0, 3).map((line) => `    ${truncate(line, width - 4)}`),
  ];
  if (snippet[0] !== undefined && snippet[0].trim() !== '') {
    lines.push(paint.dim(`    | ${truncate(sanitize(snippet[0]).replaceAll('\t', ' '), width - 6)}`));
    if (column !== undefined && diagnostic.columnUnit !== 'display' && column < width - 6) {
      lines.push(`    | ${' '.repeat(column - 1)}${paint.severity(severity, '^')}`);
    }
  }
  for (const { message: text, ...place } of related.slice(0, 3)) {
    lines.push(paint.dim(`    ${truncate(`${placeOf(place)}${sanitize(text.split('\n')[0] ?? '')}`, width - 4)}`));
  }
  if (related.length > 3) lines.push(paint.dim(`    … and ${related.length - 3} more notes`));
  return `${lines.join('\n')}\n`;
}

function placeOf({ file, line, column }: Place): string {
  if (file === undefined) return '';
  return `${sanitize(file)}${line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`}: `;
}

function originOf({ tool, code, baseline, fingerprint }: Diagnostic): string {
  const parts = [code === undefined ? tool : `${tool} ${sanitize(code)}`, ...(baseline === 'new' ? ['new'] : [])];
  return `[${parts.join(', ')}] ${fingerprint.slice(0, 8)}`;
}

function summarise(summary: Summary, errors: readonly Diagnostic[], paint: Paint, options: ReporterOptions): string {
  const { first, failure, distinct, bySeverity } = summary;
  const lines: string[] = [];
  const why = whyBlock(summary, paint, options);
  if (why) {
    lines.push(why);
  } else if (first && first.severity !== 'info') {
    lines.push(`${paint.bold('First:')} ${oneLine(first, paint, options.width - 7)}`);
  } else if (failure) {
    const where = `${sanitize(failure.source)}:${failure.line}`;
    lines.push(`${paint.bold('The build failed')} and no line before it says why in a way that is known here:`);
    lines.push(`  ${paint.dim(where)} ${truncate(sanitize(failure.text), options.width - where.length - 3)}`);
  }
  if (distinct > screenful && errors.length > 0) {
    lines.push(paint.bold(`Errors${errors.length < bySeverity.error ? ` (the first ${errors.length})` : ''}:`));
    for (const error of errors) lines.push(`  ${oneLine(error, paint, options.width - 2)}`);
  }
  lines.push(countLine(summary, paint));
  lines.push(...detailLines(summary), ...fixLines(summary, paint, options));
  return `${distinct > 0 ? '\n' : ''}${lines.join('\n')}\n`;
}

/** Where the first error is not the answer, or is only a part of it: the lines of the log that are. */
function whyBlock({ why, first }: Summary, paint: Paint, { width }: ReporterOptions): string | undefined {
  const [cause, ...others] = why?.causes ?? [];
  if (!cause) return undefined;
  const isFirst = first?.severity === 'error' && first.log.line >= cause.firstLine && first.log.line <= cause.lastLine;
  if (isFirst) return undefined;
  return describeCause(cause, { paint, width, lines: 12, others });
}

function oneLine(diagnostic: Diagnostic, paint: Paint, width: number): string {
  const { severity, message } = diagnostic;
  const text = `${placeOf(diagnostic)}${severity}: ${sanitize(message.split('\n')[0] ?? '')}`;
  return truncate(text, width).replace(`${severity}:`, () => `${paint.severity(severity, severity)}:`);
}

function countLine({ distinct, total, lines, logs, bySeverity }: Summary, paint: Paint): string {
  const read = `${count(lines, 'line')}${logs > 1 ? ` of ${count(logs, 'log')}` : ''}`;
  if (distinct === 0) return `${paint.good('No problems')} in ${read}.`;
  const kinds = (['error', 'warning', 'info'] as const)
    .filter((severity) => bySeverity[severity] > 0)
    .map((severity) => paint.severity(severity, count(bySeverity[severity], severity)));
  const times = total > distinct ? `, ${count(total, 'occurrence')}` : '';
  return `${paint.bold(count(distinct, 'distinct problem'))} (${kinds.join(', ')}${times}) in ${read}.`;
}

function detailLines({ baseline, thinned, suppressed, estimated }: Summary): string[] {
  const hidden = Object.entries(suppressed);
  return [
    ...(baseline
      ? [`Compared with before: ${baseline.new} new, ${baseline.recurring} known, ${baseline.gone} gone.`]
      : []),
    ...(thinned > 0
      ? [`${count(thinned, 'occurrence')} of what is frequent were only counted (--no-sample lets them through).`]
      : []),
    ...hidden.map(([reason, times]) => `${count(times, 'occurrence')} suppressed: ${sanitize(reason)}.`),
    ...(estimated > 0 ? [`The counts of ${count(estimated, 'problem')} are lower bounds: memory is limited.`] : []),
  ];
}

function fixLines({ fixable }: Summary, paint: Paint, { log }: ReporterOptions): string[] {
  const { safe, unsafe } = fixable;
  if (safe + unsafe === 0) return [];
  const kinds = [...(safe > 0 ? [`${safe} safely`] : []), ...(unsafe > 0 ? [`${unsafe} with --unsafe`] : [])].join(
    ', ',
  );
  const command =
    log === undefined ? 'save the output in a file, then: buildfix fix FILE' : `buildfix fix ${quote(log)}`;
  return [`Can be fixed now: ${kinds}.  ${paint.bold(command)}  shows how, --write does it.`];
}

/** A file name as it can be pasted into a shell. */
function quote(name: string): string {
  return /^[\w./@%+=:,-]+$/.test(name) ? name : `'${sanitize(name).replaceAll("'", "'\\''")}'`;
}

function count(number: number, noun: string): string {
  return `${groupDigits(number)} ${noun}${number === 1 || noun === 'info' ? '' : 's'}`;
}
