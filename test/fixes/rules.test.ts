import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { bareContext } from '../../src/core/context.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { FixProposer, ruleFor } from '../../src/fixes/propose.ts';
import { rules } from '../../src/fixes/rules/index.ts';
import { batchWrite } from '../../stages/batch-write.ts';

function inFolder<Result>(file: string, text: string, use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'buildfix-rule-'));
  writeFileSync(join(folder, file), text);
  const clean = () => rmSync(folder, { recursive: true });
  const result = use(folder);
  if (result instanceof Promise) return result.finally(clean) as Result;
  clean();
  return result;
}

function complete(file: string, partial: Partial<Diagnostic>): Diagnostic {
  const log = { source: 'log', line: 1, lines: 1, offset: 0 };
  return { fingerprint: '0000000000000001', severity: 'error', tool: '', message: '', file, log, count: 1, ...partial };
}

it('has names that are there once', () => {
  const names = rules.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(120);
});

describe.each(rules)('$name: $title', (rule) => {
  it.each(rule.examples)('repairs %j', async ({ file, diagnostic, before, after, beside }) => {
    await inFolder(file, before, async (folder) => {
      if (beside) writeFileSync(join(folder, beside.file), beside.before);
      const problem = complete(file, diagnostic);
      expect(ruleFor(problem)).toMatch(/^rule:/);
      problem.fixes = new FixProposer(folder).propose(problem).filter(({ origin }) => origin === `rule:${rule.name}`);
      expect(problem.fixes.map(({ safety }) => safety)).toEqual([rule.safety]);
      const stage = batchWrite({ safety: 'unsafe', write: true }, bareContext({ root: folder }));
      await Readable.from([problem]).pipe(stage).toArray();
      expect(readFileSync(join(folder, file), 'utf8')).toBe(after);
      if (beside) expect(readFileSync(join(folder, beside.file), 'utf8')).toBe(beside.after);
    });
  });

  it.each(rule.examples)('leaves a file alone that does not say what the message says: %#', ({ file, diagnostic }) => {
    inFolder(file, '// nothing of it\n', (folder) => {
      const edits = new FixProposer(folder).propose(complete(file, { ...diagnostic, line: 90 }));
      expect(edits).toEqual([]);
    });
  });
});
