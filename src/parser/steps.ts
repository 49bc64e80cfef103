import { LRUCache } from 'lru-cache';

/** In which step of a CI job a line stands, by what the CI system prints where steps and groups begin and end. */
export class StepTracker {
  readonly #lanes = new LRUCache<string, LaneSteps>({ max: mostLanes });

  constructor(saved: readonly StepState[] = []) {
    for (const { lane, step, groups } of saved) this.#lanes.set(lane, { step, groups: [...groups] });
  }

  /** All that is known, to be handed to another tracker. */
  save(): StepState[] {
    const lanes = [...this.#lanes.entries()].map(([lane, { step, groups }]) => ({ lane, step, groups: [...groups] }));
    // The cache lists what was used last first.
    return lanes.reverse();
  }

  /** Takes note of a line that begins or ends a step or a group; returns whether it was one. */
  observe(line: string, lane: string): boolean {
    const groups = boundary.exec(line)?.groups;
    if (!groups) return false;
    const steps = this.#lanes.get(lane) ?? { step: undefined, groups: [] };
    this.#lanes.set(lane, steps);
    const step = groups.run ?? groups.starting ?? groups.instruction;
    const opened = groups.group ?? groups.section ?? groups.fold ?? groups.stage ?? groups.brace;
    const closed = groups.sectionEnd ?? groups.foldEnd;
    if (step !== undefined) {
      steps.step = title(step);
      steps.groups.length = 0;
    } else if (opened !== undefined) {
      if (steps.groups.length < deepest) steps.groups.push(title(opened));
    } else if (closed === undefined) {
      steps.groups.pop();
    } else if (steps.groups.includes(closed)) {
      // What was opened inside and never closed goes with it.
      steps.groups.length = steps.groups.lastIndexOf(closed);
    }
    return true;
  }

  /** The innermost group with a name that is open in the lane, or else its step; what stands before any lane holds in all. */
  current(lane: string): string | undefined {
    // Asking must not keep a lane: what is remembered depends on the lines alone, not on who asks how often.
    const steps = this.#lanes.peek(lane);
    return steps?.groups.findLast((name) => name !== '') ?? steps?.step ?? (lane ? this.current('') : undefined);
  }
}

/** The words that a line must hold to be worth observing. */
export const stepTriggers: readonly string[] = [
  '##[group]',
  '##[endgroup]',
  '##[section]Starting',
  '::group::',
  '::endgroup::',
  'section_start:',
  'section_end:',
  '[Pipeline] ',
  '] RUN ',
  'travis_fold:',
];

/** The steps of one lane. */
export interface StepState {
  readonly lane: string;
  readonly step: string | undefined;
  readonly groups: readonly string[];
}

interface LaneSteps {
  step: string | undefined;
  readonly groups: string[];
}

const mostLanes = 256;
const deepest = 64;

/**
 * GitHub closes the group `Run …` before the output of that step begins, so it names the step up to the next one; so
 * does a `RUN` of BuildKit for its lane, and Azure's `Starting`. All others hold between their ends.
 */
const boundary = new RegExp(
  [
    '^##\\[group\\](?<run>Run .*)',
    '^##\\[section\\]Starting: (?<starting>.*)',
    '^(?<instruction>\\[[^\\]]{1,80}\\] RUN .*)',
    '^(?:##\\[group\\]|::group::)(?<group>.*)',
    '^section_start:\\d+:(?<section>[\\w.-]+)',
    '^travis_fold:start:(?<fold>[\\w.-]+)',
    // The brace of a `node` and the like has no name, but an end.
    '^\\[Pipeline\\] \\{(?: \\((?<stage>[^)]*)\\)|(?<brace>))$',
    '^section_end:\\d+:(?<sectionEnd>[\\w.-]+)',
    '^travis_fold:end:(?<foldEnd>[\\w.-]+)',
    '^(?:##\\[endgroup\\]|::endgroup::|\\[Pipeline\\] \\}$)',
  ].join('|'),
);

function title(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > longestTitle ? `${trimmed.slice(0, longestTitle - 1)}…` : trimmed;
}

const longestTitle = 120;
