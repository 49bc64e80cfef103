import { describe, expect, it } from 'vitest';
import type { RuleContext } from '../../../src/fixes/rule.ts';
import { typescriptSyntaxRules } from '../../../src/fixes/rules/typescript-syntax.ts';

function edited(name: string, file: string, code: string, message: string, text: string, line: number, index: number) {
  const rule = typescriptSyntaxRules.find((one) => one.name === name);
  const lines = text.split('\n');
  const context: RuleContext = {
    diagnostic: { tool: 'tsc', code, message, file, line, severity: 'error', fingerprint: '' } as never,
    groups: {},
    lines,
    at: line - 1,
    line: lines[line - 1] ?? '',
    index,
    linesOf: () => undefined,
    filesIn: () => [],
  };
  return rule?.edit(context);
}

describe('a rule that looks at one line', () => {
  const unreadable = 'one two three four five six seven;\n';
  const list = `${unreadable}\nconst c = f(a b);\n`;
  const half = `${unreadable}\nfunction g() {\n  one two three four five six seven;\n  h(a b);\n}\n`;

  it('proposes nothing for what it does not let be read further', () => {
    expect(edited('typescript-missing-separator', 'a.ts', 'TS1005', "',' expected.", half, 5, 6)).toBeUndefined();
    expect(edited('typescript-missing-separator', 'a.tsx', 'TS1005', "',' expected.", half, 5, 6)).toHaveLength(1);
  });

  it('proposes what lets more of it be read', () => {
    expect(edited('typescript-missing-separator', 'a.ts', 'TS1005', "',' expected.", list, 3, 14)).toEqual([
      { line: 2, start: 13, text: ',' },
    ]);
  });

  it('proposes nothing where all of the file is repaired', () => {
    expect(
      edited('typescript-missing-separator', 'a.ts', 'TS1005', "',' expected.", 'h(a b);\n', 1, 4),
    ).toBeUndefined();
  });
});
