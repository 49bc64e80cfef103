import type { Figure, Unit } from './figure.ts';
import type { Report } from './report.ts';

export interface ComparedFigure {
  readonly bench: string;
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly before: Figure['value'];
  readonly after: Figure['value'];
  /** By how much it is worse, as a share of the value before; below 0 it is better. */
  readonly worse: number;
  readonly verdict: 'regression' | 'better' | 'same';
}

export interface Comparison {
  readonly figures: readonly ComparedFigure[];
  /** What stands in only one of the two, or can't be compared, and why. */
  readonly incomparable: readonly { readonly figure: string; readonly why: string }[];
  /** What else may be the reason for a difference. */
  readonly remarks: readonly string[];
}

/** Compares two runs figure by figure; `tolerance` is the share by which one may get worse. */
export function compareReports(before: Report, after: Report, tolerance: number): Comparison {
  const figures: ComparedFigure[] = [];
  const incomparable: { figure: string; why: string }[] = [];
  const later = new Map(after.figures.map((figure) => [keyOf(figure), figure]));
  const difference = differentSettings(before, after);
  for (const figure of before.figures) {
    const key = keyOf(figure);
    const other = later.get(key);
    later.delete(key);
    const why = other ? whyNot(figure, other, difference, sameMachine(before, after)) : 'it is not in the second run';
    if (other && why === undefined) figures.push(compareFigure(figure, other, tolerance));
    else incomparable.push({ figure: key, why: why as string });
  }
  for (const key of later.keys()) incomparable.push({ figure: key, why: 'it is not in the first run' });
  return { figures, incomparable, remarks: remarksOn(before, after) };
}

/** Not a reason to compare nothing: examples change with every new format, and most of a log is none. */
function remarksOn(before: Report, after: Report): string[] {
  const examples = before.settings.logDigest !== after.settings.logDigest;
  return [
    ...(examples ? ['The logs were made of other examples: part of a difference may come of that.'] : []),
    ...(before.node === after.node ? [] : [`The first ran on Node ${before.node}, the second on ${after.node}.`]),
  ];
}

function keyOf({ bench, name }: Pick<Figure, 'bench' | 'name'>): string {
  return `${bench}.${name}`;
}

function differentSettings({ settings: a }: Report, { settings: b }: Report): string | undefined {
  if (a.size !== b.size) return `the logs had other sizes (${a.size} and ${b.size} of the full ones)`;
  if (a.seed !== b.seed) return `the logs were others (seeds ${a.seed} and ${b.seed})`;
  return undefined;
}

function sameMachine({ machine: a }: Report, { machine: b }: Report): boolean {
  return a.model === b.model && a.cores === b.cores && a.platform === b.platform;
}

/** What is measured against something else in the same run says the same on any machine; a time does not. */
const relative: ReadonlySet<Unit> = new Set(['x', '%', 'yes']);

function whyNot(before: Figure, after: Figure, difference: string | undefined, same: boolean): string | undefined {
  if (difference) return difference;
  if (before.unit !== after.unit) return `its unit was ${before.unit} and is ${after.unit}`;
  if (before.value === null) return `the first run could not measure it: ${before.details.reason}`;
  if (after.value === null) return `the second run could not measure it: ${after.details.reason}`;
  if (!same && !relative.has(before.unit)) return 'the machines are not the same, and it is no ratio';
  if (before.value === 0 && after.value !== 0) return 'it was 0, of which there is no share';
  return undefined;
}

function compareFigure(before: Figure, after: Figure, tolerance: number): ComparedFigure {
  const { bench, name, title, unit, direction } = after;
  const [a, b] = [Number(before.value), Number(after.value)];
  const change = a === b ? 0 : (b - a) / Math.abs(a);
  const worse = direction === 'lower' ? change : -change;
  const verdict = worse > tolerance ? 'regression' : worse < -tolerance ? 'better' : 'same';
  return { bench, name, title, unit, before: before.value, after: after.value, worse, verdict };
}
