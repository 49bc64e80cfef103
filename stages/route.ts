/** Decides who can fix a problem, and says why. Hides what the configuration says is known. */

import type { Context } from '../src/core/context.ts';
import type { Diagnostic, Fix, Lane, Route } from '../src/core/diagnostic.ts';
import { compileSelector, type Selector } from '../src/core/selector.ts';
import { defineStage, nothing } from '../src/core/stage.ts';
import type { Experience } from '../src/fixes/learned/experience.ts';

export interface RouteEntry extends Selector {
  readonly lane: Lane;
  readonly fixer?: string | undefined;
}

export interface SuppressEntry extends Selector {
  readonly reason: string;
  /** The last day on which it hides anything, as 2027-01-31 in UTC. */
  readonly until?: string | undefined;
}

export interface RouteOptions {
  /** Asked in this order, before what is built in. */
  readonly routes: readonly RouteEntry[];
  readonly suppress: readonly SuppressEntry[];
  /** The rule that knows this tool and code, e.g. `rule:unused-variable`. */
  readonly fixerFor: (diagnostic: Diagnostic) => string | undefined;
  /** What earlier builds have taught. */
  readonly experience?: Experience;
  readonly onSuppressed: (diagnostic: Diagnostic, reason: string) => void;
}

export const route = defineStage<Diagnostic, Diagnostic, RouteOptions>({
  name: 'route',
  defaults: { routes: [], suppress: [], fixerFor: () => undefined, onSuppressed: () => {} },
  create({ routes, suppress, fixerFor, experience, onSuppressed }, context, drop) {
    const suppressed = indexByTool(inForce(suppress, context));
    const configured = indexByTool(routes);
    return {
      transform(diagnostic) {
        const hidden = suppressed(diagnostic);
        if (hidden) {
          onSuppressed(diagnostic, hidden.reason);
          drop('suppressed');
          return nothing;
        }
        const entry = configured(diagnostic);
        diagnostic.route = entry ? configuredRoute(entry) : builtInRoute(diagnostic, fixerFor, experience);
        return [diagnostic];
      },
    };
  },
});

function inForce(entries: readonly SuppressEntry[], { clock, logger }: Context): SuppressEntry[] {
  return entries.filter((entry) => {
    const { until, reason } = entry;
    if (until === undefined || clock() < Date.parse(`${until}T00:00:00Z`) + dayMilliseconds) return true;
    logger.warn({ until, reason }, 'a suppression has reached its end date and hides nothing any more');
    return false;
  });
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/**
 * The first entry that fits. By tool and code, so that a table of many entries costs no more than the few that can fit;
 * an entry without tool, or with a glob as its code, is in every list that it could be asked for.
 */
function indexByTool<Entry extends Selector>(entries: readonly Entry[]): (diagnostic: Diagnostic) => Entry | undefined {
  const compiled = entries.map((entry) => ({ entry, fits: compileSelector(entry) }));
  const lists = new Map<string, typeof compiled>();
  if (entries.length === 0) return () => undefined;
  return (diagnostic) => {
    const key = `${diagnostic.tool}\0${diagnostic.code ?? ''}`;
    let list = lists.get(key);
    if (!list) {
      list = compiled.filter(
        ({ entry: { tool, code } }) => couldFit(tool, diagnostic.tool) && couldFit(code, diagnostic.code),
      );
      if (lists.size >= mostLists) lists.clear();
      lists.set(key, list);
    }
    return list.find(({ fits }) => fits(diagnostic))?.entry;
  };
}

const mostLists = 10_000;

function couldFit(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual || /[*?[\]!(){}]/.test(wanted);
}

function configuredRoute({ lane, fixer, ...selector }: RouteEntry): Route {
  const said = Object.entries(selector).filter(([, value]) => value !== undefined);
  const where = said.map(([key, value]) => `${key} ${value}`).join(', ') || 'everything';
  const why = `the configuration sends ${where} to ${lane}`;
  return { lane, ...(fixer && { fixer }), why: fixer || !laneWithoutFixer.has(lane) ? why : `${why}; no fixer yet` };
}

const laneWithoutFixer: ReadonlySet<Lane> = new Set(['tool', 'model']);

function builtInRoute(
  diagnostic: Diagnostic,
  fixerFor: RouteOptions['fixerFor'],
  experience: Experience | undefined,
): Route {
  const { tool, code, fixes = [] } = diagnostic;
  const name = code ? `${tool} ${code}` : tool;
  const candidates: Candidate[] = [];
  const own = fixes.find(({ safety }) => safety !== 'manual');
  if (own) candidates.push({ ...own, lane: 'fast', why: `${tool} itself says how to fix it` });
  const rule = fixerFor(diagnostic);
  if (rule) candidates.push({ ...noFix, lane: 'fast', origin: rule, why: `a rule knows ${name}` });
  const learned = experience?.learnedFor(diagnostic);
  if (learned && experience) {
    const lane = experience.isTrusted(learned) ? 'fast' : 'learned';
    candidates.push({ ...noFix, lane, origin: learned, why: `${name} was repaired like this before` });
  }
  const [best] = experience?.order(diagnostic, candidates) ?? candidates;
  if (best && experience?.isOut(diagnostic, best)) {
    return { lane: 'person', why: `${best.origin} has done harm more often than good` };
  }
  if (best) return { lane: best.lane, fixer: best.origin, why: best.why };
  if (fixes.length > 0) return { lane: 'person', why: `${tool} only hints at a fix` };
  return { lane: 'person', why: `no fixer for ${name} yet` };
}

interface Candidate extends Pick<Fix, 'origin' | 'title' | 'safety'>, Pick<Route, 'lane' | 'why'> {}

/** Only the source tells what a rule does at a place. */
const noFix = { title: '', safety: 'unsafe' } as const;
