import type { EvictionPolicy } from '../core/cache.ts';
import { rounded } from './statistics.ts';

/** `x` is a multiple of something else in the same run; `yes` is 1 for yes and 0 for no, shown as true and false. */
export type Unit = 'x' | '%' | 's' | 'ms' | 'µs' | 'MB' | 'MB/s' | '1/s' | 'yes';

/** What a bench measures, and what is promised of it. */
export interface FigureDefinition {
  /** A field name: unique in its bench, used in assertions and comparisons, never changed. */
  readonly name: string;
  /** For a person: what is measured, beside what. */
  readonly title: string;
  readonly unit: Unit;
  /** Which way is better. */
  readonly direction: 'lower' | 'higher';
  /** The worst value that is promised. Absent: nothing is promised, it is measured to be known. */
  readonly limit?: number | true;
  /** Left out where `--policy` names another one. */
  readonly only?: EvictionPolicy;
}

export interface Measured {
  readonly value: number | boolean;
  /** Whatever explains the value: all samples, sizes, what it was compared with. JSON. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A figure of a finished run, as it stands in the JSON. */
export interface Figure extends FigureDefinition {
  readonly bench: string;
  /** `null`: it could not be measured, and `details.reason` says why. */
  readonly value: number | boolean | null;
  /** Whether the promise holds; one that could not be measured does not. `null`: nothing is promised. */
  readonly holds: boolean | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Lines of a plot: `points` are pairs of x and y. */
export interface Series {
  readonly bench: string;
  readonly name: string;
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly lines: readonly { readonly label: string; readonly points: readonly (readonly [number, number])[] }[];
}

/** Why a figure has no value: a tool that is not installed, a command that failed. */
export class NotMeasured extends Error {
  override readonly name = 'NotMeasured';
}

export function judge(bench: string, definition: FigureDefinition, measured: Measured): Figure {
  const value = typeof measured.value === 'number' ? rounded(measured.value) : measured.value;
  const { limit } = definition;
  return {
    bench,
    ...definition,
    value,
    holds: limit === undefined ? null : isWithin(value, limit, definition.direction),
    details: measured.details ?? {},
  };
}

export function withoutValue(bench: string, definition: FigureDefinition, reason: string): Figure {
  return {
    bench,
    ...definition,
    value: null,
    holds: definition.limit === undefined ? null : false,
    details: { reason },
  };
}

/** A number that is none, from a division by nothing, is within no limit. */
function isWithin(value: number | boolean, limit: number | true, direction: FigureDefinition['direction']): boolean {
  return direction === 'lower' ? Number(value) <= Number(limit) : Number(value) >= Number(limit);
}
