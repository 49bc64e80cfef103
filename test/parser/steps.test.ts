import { describe, expect, it } from 'vitest';
import { StepTracker, stepTriggers } from '../../src/parser/steps.ts';

function observed(...lines: string[]): StepTracker {
  const steps = new StepTracker();
  for (const line of lines) {
    expect(steps.observe(line, '')).toBe(true);
    expect(stepTriggers.some((word) => line.includes(word))).toBe(true);
  }
  return steps;
}

describe('the step', () => {
  it('of GitHub Actions lasts until the next one, though its group ends before the output', () => {
    const steps = observed('##[group]Run npm test', '##[endgroup]');
    expect(steps.current('')).toBe('Run npm test');
    steps.observe('##[group]Run npm run lint', '');
    expect(steps.current('')).toBe('Run npm run lint');
  });

  it('is the group inside it while that is open', () => {
    const steps = observed('##[group]Run npm test', '##[endgroup]', '::group::unit tests');
    expect(steps.current('')).toBe('unit tests');
    steps.observe('::endgroup::', '');
    expect(steps.current('')).toBe('Run npm test');
  });

  it('of GitLab is the innermost section', () => {
    const steps = observed('section_start:1560896352:step_script', 'section_start:1560896353:install[collapsed=true]');
    expect(steps.current('')).toBe('install');
    steps.observe('section_end:1560896354:install', '');
    expect(steps.current('')).toBe('step_script');
  });

  it('of GitLab ends with what was opened inside it and never closed', () => {
    const steps = observed('section_start:1:build_script', 'section_start:2:inner', 'section_end:3:build_script');
    expect(steps.current('')).toBeUndefined();
  });

  it('of Jenkins is the stage, not the brace of a node', () => {
    const steps = observed('[Pipeline] {', '[Pipeline] { (Test)', '[Pipeline] {');
    expect(steps.current('')).toBe('Test');
    steps.observe('[Pipeline] }', '');
    expect(steps.current('')).toBe('Test');
    steps.observe('[Pipeline] }', '');
    expect(steps.current('')).toBeUndefined();
  });

  it('of BuildKit belongs to its lane', () => {
    const steps = new StepTracker();
    steps.observe('[build 3/5] RUN make', '#12');
    expect(steps.current('#12')).toBe('[build 3/5] RUN make');
    expect(steps.current('#13')).toBeUndefined();
  });

  it('of Azure Pipelines and of Travis', () => {
    expect(observed('##[section]Starting: Build').current('')).toBe('Build');
    expect(observed('travis_fold:start:script.1').current('')).toBe('script.1');
  });

  it('around all lanes holds in a lane that has none', () => {
    expect(observed('##[group]Run docker compose up').current('web-1')).toBe('Run docker compose up');
  });

  it('has a name that can be shown', () => {
    expect(observed(`##[group]Run ${'x'.repeat(10_000)}`).current('')).toHaveLength(120);
  });
});

describe('a line that only talks of steps', () => {
  it.each(['echo "##[group]Run x"', 'see ::group:: in the manual', '[Pipeline] sh', 'section_start', ''])(
    'is not one: %j',
    (line) => {
      expect(new StepTracker().observe(line, '')).toBe(false);
    },
  );
});

it('a log that only opens, or only closes, costs no memory and no step', () => {
  const steps = new StepTracker();
  for (let i = 0; i < 100_000; i++) steps.observe(`::group::${i}`, '');
  for (let i = 0; i < 100_000; i++) steps.observe('::endgroup::', '');
  expect(steps.current('')).toBeUndefined();
});
