import { createContext, Script } from 'node:vm';
import { type Cost, costOf } from './cost.ts';
import { parseSyntax } from './syntax.ts';

/** A pattern of the user's that can't stall the log. */
export interface GuardedPattern {
  readonly cost: Cost;
  /** `onTimeout` is called when the line took too long; it then counts as not matching. */
  exec(line: string, onTimeout: () => void): RegExpExecArray | null;
}

/**
 * V8's own engine, and a watchdog only where it is needed. Measured on Node 20 with `(a+)+$`, `(.*)*x`, `(\w+\s?)*!` and
 * a line of 4 000 characters: unguarded they don't end, in `node:vm` with a timeout they end after 50 ms. But that
 * costs 88 µs a call, for the thread that watches, against 0.07 µs without; a log has millions of lines. So the pattern
 * is looked at beforehand (`cost.ts`), and a match whose steps are bounded runs without: `^a*a*b` took 12 ms
 * on a line of 4 096 characters, `a*a*b` already 19 s. Of the rest, a cheap beginning is tried first. An engine with linear time (RE2 in JavaScript) would need no
 * watchdog, but it refuses look-around and back references, which published matchers use.
 */
export function guard(pattern: RegExp): GuardedPattern {
  const cost = costOf(pattern);
  const start = fits(cost, usualLine) ? undefined : cheapStart(pattern);
  return {
    cost,
    exec(line, onTimeout) {
      if (fits(cost, line.length)) return timed(pattern, line, onTimeout);
      if (start && fits(start.cost, line.length) && !start.pattern.test(line)) return null;
      return watched(pattern, line, onTimeout);
    },
  };
}

/** As much of the beginning as is cheap. Most lines fail there already, and need no watchdog. */
function cheapStart({ source, flags }: RegExp): { readonly pattern: RegExp; readonly cost: Cost } | undefined {
  const root = parseSyntax(new RegExp(source, flags));
  if (root.kind !== 'sequence') return undefined;
  let [low, high] = [0, root.ends.length];
  let best: { readonly pattern: RegExp; readonly cost: Cost } | undefined;
  // The longer, the dearer, so the place can be found by halves.
  while (low < high) {
    const middle = (low + high) >> 1;
    const pattern = new RegExp(source.slice(0, root.ends[middle]), flags);
    const cost = costOf(pattern);
    if (fits(cost, usualLine)) {
      best = { pattern, cost };
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return best;
}

function fits({ ways, degree }: Cost, length: number): boolean {
  return ways * length ** degree <= freeSteps;
}

/** Lines are cut here before any pattern sees them. */
export const longestLine = 4096;
export const timeLimit = 50;

/**
 * The slowest of some 50 000 random patterns needed 27 ns a step, and 120 ns at its very first match, which V8 still
 * interprets.
 */
const freeSteps = 1_000_000;
/** Few lines are longer. */
const usualLine = 256;

function timed(pattern: RegExp, line: string, onTimeout: () => void): RegExpExecArray | null {
  if (line.length < 1000) return pattern.exec(line);
  const start = performance.now();
  const match = pattern.exec(line);
  if (performance.now() - start > timeLimit) onTimeout();
  return match;
}

let watchdog: { readonly box: { attempt?: () => unknown }; readonly script: Script } | undefined;

function watched(pattern: RegExp, line: string, onTimeout: () => void): RegExpExecArray | null {
  watchdog ??= { box: createContext({}), script: new Script('attempt()') };
  const { box, script } = watchdog;
  let match: RegExpExecArray | null = null;
  box.attempt = () => {
    match = pattern.exec(line);
  };
  try {
    script.runInContext(box, { timeout: timeLimit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    onTimeout();
    return null;
  }
  return match;
}
