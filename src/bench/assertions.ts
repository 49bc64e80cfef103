import { BuildfixError } from '../core/errors.ts';
import type { Figure } from './figure.ts';

export interface Assertion {
  /** As it was written. */
  readonly text: string;
  /** `name`, or `bench.name` where several benches have such a figure. */
  readonly field: string;
  readonly operator: Operator;
  readonly wanted: number | boolean;
}

type Operator = '>=' | '<=' | '==' | '!=' | '>' | '<';

/**
 * Reads assertions such as `reductionPct>=90,totalsExact==true`: fields, comparisons with a number, `true` or `false`,
 * separated by commas. Throws BUILDFIX_USAGE.
 */
export function parseAssertions(text: string): Assertion[] {
  return text.split(',').map((part) => {
    const [, field, operator, literal] = /^\s*([\w.]+)\s*(>=|<=|==|!=|>|<)\s*(\S+)\s*$/.exec(part) ?? [];
    const wanted = literal === 'true' ? true : literal === 'false' ? false : Number(literal);
    const ordered = operator !== '==' && operator !== '!=';
    if (!field || !operator || Number.isNaN(wanted) || (typeof wanted === 'boolean' && ordered)) {
      throw usage(`${JSON.stringify(part)} is no assertion.`, 'Write field>=90 or field==true, several with commas.');
    }
    return { text: part.trim(), field, operator: operator as Operator, wanted };
  });
}

/** The assertions that do not hold, with what was measured. Throws BUILDFIX_USAGE for a field that there is not, or that is ambiguous. */
export function failedAssertions(assertions: readonly Assertion[], figures: readonly Figure[]): string[] {
  return assertions.flatMap((assertion) => {
    const { bench, name, value, details } = figureOf(assertion.field, figures);
    if (value === null) return `${assertion.text}: ${bench}.${name} could not be measured: ${details.reason}`;
    return holds(value, assertion) ? [] : `${assertion.text}: ${bench}.${name} is ${value}`;
  });
}

/** Told before anything is measured that takes minutes. */
export function checkFields(
  assertions: readonly Assertion[],
  figures: readonly Pick<Figure, 'bench' | 'name'>[],
): void {
  for (const { field } of assertions) figureOf(field, figures);
}

function figureOf<Named extends Pick<Figure, 'bench' | 'name'>>(field: string, figures: readonly Named[]): Named {
  const found = figures.filter(({ bench, name }) => field === name || field === `${bench}.${name}`);
  const [figure, other] = found;
  if (!figure) {
    const all = figures.map(({ bench, name }) => `${bench}.${name}`).join(', ');
    throw usage(`There is no figure ${field}.`, `There are ${all}.`);
  }
  if (other) {
    const all = found.map(({ bench, name }) => `${bench}.${name}`).join(' or ');
    throw usage(`${field} could be several figures.`, `Say ${all}.`);
  }
  return figure;
}

function holds(value: number | boolean, { operator, wanted }: Assertion): boolean {
  switch (operator) {
    case '==':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case '>=':
      return value >= wanted;
    case '<=':
      return value <= wanted;
    case '>':
      return value > wanted;
    case '<':
      return value < wanted;
  }
}

function usage(message: string, hint: string): BuildfixError {
  return new BuildfixError('BUILDFIX_USAGE', { message, hint });
}
