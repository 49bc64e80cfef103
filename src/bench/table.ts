import type { Comparison } from './compare.ts';
import type { Figure } from './figure.ts';

/** One figure as a line for a person: whether it holds, what it is, what is promised. */
export function figureLine(figure: Figure): string {
  const { bench, name, title, details } = figure;
  const state = figure.holds === null ? '' : figure.holds ? 'holds' : 'MISSED';
  const value = figure.value === null ? `not measured: ${details.reason}` : valueWithUnit(figure);
  const limit = promised(figure);
  return `${state.padEnd(6)}  ${`${bench}.${name}`.padEnd(nameWidth)}  ${value}${limit && ` (${limit})`}  ${title}`;
}

/** The one-line verdict below a table. */
export function verdict(figures: readonly Figure[]): string {
  const judged = figures.filter(({ holds }) => holds !== null);
  const missed = judged.filter(({ holds }) => !holds);
  if (judged.length === 0) return 'Nothing is promised of these figures.';
  const names = missed.map(({ bench, name }) => `${bench}.${name}`);
  return `${judged.length - missed.length} of ${judged.length} limits hold${names.length > 0 ? `; missed: ${names.join(', ')}` : ''}.`;
}

/** What got worse first, what could not be compared last. */
export function comparisonTable({ figures, incomparable, remarks }: Comparison): string[] {
  const rows = [...figures].sort((a, b) => b.worse - a.worse);
  const regressions = rows.filter(({ verdict }) => verdict === 'regression').length;
  return [
    ...rows.map(({ bench, name, unit, before, after, worse, verdict }) => {
      const values = `${valueWithUnit({ value: before, unit })} -> ${valueWithUnit({ value: after, unit })}`;
      return `${verdict.padEnd(10)}  ${`${bench}.${name}`.padEnd(nameWidth)}  ${values.padEnd(28)}  ${changed(worse)}`;
    }),
    ...incomparable.map(({ figure, why }) => `not compared  ${figure}: ${why}`),
    ...remarks,
    `${regressions} of ${rows.length} compared figures got worse by more than was allowed.`,
  ];
}

/** `worse` is the share by which it got worse. */
export function changed(worse: number): string {
  return worse === 0 ? 'as before' : `${percent(Math.abs(worse))} ${worse > 0 ? 'worse' : 'better'}`;
}

function percent(share: number): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : 'by any measure';
}

const nameWidth = 36;

export function valueWithUnit({ value, unit }: Pick<Figure, 'value' | 'unit'>): string {
  if (value === null) return 'not measured';
  return unit === 'yes' ? (value ? 'yes' : 'no') : `${value} ${unit}`;
}

export function promised({ limit, unit, direction }: Pick<Figure, 'limit' | 'unit' | 'direction'>): string {
  if (limit === undefined) return '';
  return limit === true ? 'must be' : `${direction === 'lower' ? 'at most' : 'at least'} ${limit} ${unit}`;
}
