import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseMatchers } from '../../src/matchers/load.ts';
import { compilerExamples } from './fixtures/compiler-logs.ts';
import type { MatcherExample } from './fixtures/example.ts';
import { linterExamples } from './fixtures/linter-logs.ts';
import { problemMatcherExamples } from './fixtures/problem-matcher-logs.ts';
import { readLog } from './fixtures/read-log.ts';

const folder = new URL('./fixtures/', import.meta.url);

describe('published problem matchers work unchanged', () => {
  it.each(problemMatcherExamples.map((example) => [example.tool, example] as const))('%s', (tool, example) => {
    check(`problem-matchers/${tool}.json`, example);
  });
});

describe('compilers of Vim work unchanged', () => {
  it.each([...compilerExamples, ...linterExamples].map((example) => [example.tool, example] as const))(
    '%s',
    (tool, example) => {
      check(`errorformat/${tool}.vim`, example, { tool });
    },
  );
});

function check(path: string, { log, gives }: MatcherExample, more: object = {}): void {
  const matchers = parseMatchers(readFileSync(new URL(path, folder), 'utf8'), path);
  expect(readLog(matchers, log)).toEqual(gives.map((want) => expect.objectContaining({ ...want, ...more })));
}
