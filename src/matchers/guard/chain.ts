import type { Element, Scope } from './elements.ts';

/** The power of the length with which the number of ways grows in which unbounded repetitions can share a text. */
export function chainOf(elements: readonly Element[]): number {
  const reached = elements.map(() => 0);
  elements.forEach((to, end) => {
    if (to.loops === 0) return;
    let before = 0;
    elements.slice(0, end).forEach((from, start) => {
      if (from.loops > 0 && ambiguous(elements, start, end)) before = Math.max(before, reached[start] ?? 0);
    });
    reached[end] = before + to.loops;
  });
  return Math.max(0, ...reached);
}

/** Whether some text fits both and everything that must stand between them. */
export function ambiguous(elements: readonly Element[], start: number, end: number): boolean {
  const from = elements[start];
  const to = elements[end];
  if (!from || !to) return false;
  const common = from.set & to.set;
  if (common === 0n || from.scopes.some((one) => to.scopes.some((other) => exclude(one, other)))) return false;
  return elements.slice(start + 1, end).every(({ set, loops, scopes }) => {
    const passed = loops === 0 && scopes.every((scope) => from.scopes.includes(scope) || to.scopes.includes(scope));
    return !passed || set === 0n || (set & common) !== 0n;
  });
}

function exclude(one: Scope, other: Scope): boolean {
  return one !== other && one.choice !== undefined && one.choice === other.choice;
}
