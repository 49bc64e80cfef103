import type { Cause, FailureReport } from '../core/cause.ts';
import { groupDigits } from './digits.ts';
import type { Paint } from './paint.ts';
import { truncate } from './paint.ts';
import { sanitize } from './sanitize.ts';

/** Lines of a log around a cause. */
export interface ContextLine {
  readonly line: number;
  readonly text: string;
}

export interface CausesOptions {
  readonly paint: Paint;
  /** Columns. */
  readonly width: number;
  /** How many causes are shown with their lines, and how many lines of each at most. */
  readonly most: number;
  readonly lines: number;
  /** What stands around the cause of this number, where it was asked for. */
  readonly contextOf?: (cause: Cause) => { above: readonly ContextLine[]; below: readonly ContextLine[] } | undefined;
}

/** Why a build failed, for a person: each cause with its lines, the best first. */
export function describeCauses(source: string, report: FailureReport, options: CausesOptions): string {
  const { paint } = options;
  const name = paint.bold(sanitize(source));
  const early = report.endsEarly ? '  The log ends early: what came after it is not known.\n' : '';
  if (report.causes.length === 0) {
    const said =
      report.outcome === 'failed'
        ? 'the build failed, and no line says why.'
        : `${paint.good('no failure found')} in ${count(report.lines, 'line')}.`;
    return `${name}: ${said}\n${early}`;
  }
  const shown = report.causes.slice(0, options.most);
  const others = report.causes.slice(options.most);
  return [
    `${name}: ${report.outcome === 'failed' ? 'the build failed' : 'this looks like a failure'}, best cause first.\n${early}`,
    ...shown.map((cause, index) => describe(cause, index + 1, options)),
    ...(others.length > 0 ? [`\nLess likely:\n${others.map((cause) => short(cause, options.width)).join('')}`] : []),
  ].join('');
}

/** The best cause alone, at the head of a summary; of the others, where they stand. */
export function describeCause(
  cause: Cause,
  { others, ...options }: Pick<CausesOptions, 'paint' | 'width' | 'lines'> & { others: readonly Cause[] },
): string {
  const text = describe(cause, 0, { ...options, most: 1 }).trim();
  const rest =
    others.length > 0
      ? `\n${options.paint.dim('Or else:')}\n${others.map((other) => short(other, options.width)).join('')}`
      : '';
  return `${options.paint.bold('Why it failed:')} ${text}${rest.trimEnd()}`;
}

function describe(cause: Cause, rank: number, { paint, width, lines, contextOf }: CausesOptions): string {
  const rows = cause.text.split('\n');
  const cut = rows.length > lines ? rows.length - lines : 0;
  const context = contextOf?.(cause);
  const bar = paint.dim('│');
  const row = (mark: string, text: string) =>
    `  ${mark} ${truncate(sanitize(text).replaceAll('\t', '    '), width - 4)}\n`;
  return [
    `\n${rank > 0 ? `${paint.bold(`${rank}.`)} ` : ''}${paint.severity('error', cause.class)}  ${paint.dim(placeOf(cause))}\n`,
    ...(cause.command ? [`  ${paint.dim('$')} ${truncate(sanitize(cause.command), width - 4)}\n`] : []),
    ...(context?.above ?? []).map(({ text }) => row(' ', text)),
    ...rows.slice(0, lines).map((text) => row(bar, text)),
    ...(cut > 0 ? [`  ${bar} ${paint.dim(`… ${count(cut, 'more line')}`)}\n`] : []),
    ...(context?.below ?? []).map(({ text }) => row(' ', text)),
    ...(cause.consequences.length > 0
      ? [row(paint.dim('→'), cause.consequences.map(({ text }) => text.trim()).join('  →  '))]
      : []),
    ...(cause.relatedCount > 0
      ? [
          row(
            paint.dim('+'),
            `${count(cause.relatedCount, 'more place')} that ${cause.relatedCount === 1 ? 'follows' : 'follow'} from it or say${cause.relatedCount === 1 ? 's' : ''} the same`,
          ),
        ]
      : []),
  ].join('');
}

function short(cause: Cause, width: number): string {
  const place = `  ${cause.firstLine}`.padEnd(10);
  return `${place}${truncate(sanitize(cause.headline), width - place.length)}\n`;
}

function placeOf({ firstLine, lastLine, step, exitStatus }: Cause): string {
  return [
    firstLine === lastLine ? `line ${firstLine}` : `lines ${firstLine} to ${lastLine}`,
    ...(step ? [`step ${sanitize(step)}`] : []),
    ...(exitStatus === undefined ? [] : [`exit status ${exitStatus}`]),
  ].join(', ');
}

function count(number: number, noun: string): string {
  return `${groupDigits(number)} ${noun}${number === 1 ? '' : 's'}`;
}
