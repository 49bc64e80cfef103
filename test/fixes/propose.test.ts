import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Diagnostic, Fix } from '../../src/core/diagnostic.ts';
import { FixProposer } from '../../src/fixes/propose.ts';
import { diagnostic } from '../helpers/diagnostic.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-propose-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const source = 'int f(int a)\n{\n\tint b = a + 1\n\treturn b;\n}\n';

/** gcc's own suggestion: columns in cells, where a tab is up to eight. */
function suggestion(line: number, column: number, newText: string, safety: Fix['safety'] = 'safe'): Fix {
  const place = { line, column, endLine: line, endColumn: column };
  return {
    title: 'gcc',
    origin: 'compiler',
    safety,
    columnUnit: 'display',
    edits: [{ file: 'a.c', ...place, newText }],
  };
}

function propose(text: string, said: Partial<Diagnostic>): string[] {
  writeFileSync(join(root, 'a.c'), text);
  const problem = diagnostic({ tool: 'gcc', file: 'a.c', columnUnit: 'display', ...said });
  return new FixProposer(root).propose(problem).map(({ origin, safety }) => `${origin} ${safety}`);
}

describe("gcc's own suggestion in C", () => {
  const semicolon = { message: "expected ';' before 'return'", line: 3, column: 22, snippet: ['\tint b = a + 1'] };

  it('is as safe as gcc says where the source, read again, asks for the same', () => {
    expect(propose(source, { ...semicolon, fixes: [suggestion(3, 22, ';')] })).toEqual(['compiler safe']);
  });

  it('is left to a person where the source asks for something else, which then comes first', () => {
    const elsewhere = { ...semicolon, fixes: [suggestion(3, 9, ';')] };
    expect(propose(source, elsewhere)).toEqual(['rule:c-expected-token unsafe', 'compiler manual']);
    const loop = 'int f(int a)\n{\n\tint b;\n\tfor (b = 0, b < a; b++) a--;\n\treturn b;\n}\n';
    const said = {
      message: "expected ';' before ')' token",
      line: 4,
      column: 30,
      snippet: ['\tfor (b = 0, b < a; b++) a--;'],
    };
    expect(propose(loop, { ...said, fixes: [suggestion(4, 30, ';')] })).toEqual([
      'rule:c-expected-token unsafe',
      'compiler manual',
    ]);
  });

  it('that is not sure leaves room for a rule that is', () => {
    const said = { message: "implicit declaration of function 'puts'", line: 2, column: 3, snippet: ['\tputs("a");'] };
    const own = suggestion(1, 1, '#include <stdio.h>\n', 'unsafe');
    expect(propose('int f(void) {\n\tputs("a");\n}\n', { ...said, column: 9, fixes: [own] })).toEqual([
      'compiler unsafe',
      'rule:include-for-function safe',
    ]);
  });

  it('is all there is where the file no longer says what the log quotes', () => {
    const changed = source.replace('a + 1', 'a * 2');
    expect(propose(changed, { ...semicolon, fixes: [suggestion(3, 22, ';')] })).toEqual(['compiler safe']);
    expect(propose(changed, semicolon)).toEqual([]);
  });
});
