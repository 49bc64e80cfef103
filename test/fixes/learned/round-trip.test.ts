import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPattern } from '../../../src/fixes/learned/apply.ts';
import { learnRepair } from '../../../src/fixes/learned/learn.ts';
import { openRepairOf } from '../../../src/fixes/learned/open-repair.ts';
import { type SourceToken, sourceTokens } from '../../../src/fixes/learned/source-tokens.ts';
import { diagnostic } from '../../helpers/diagnostic.ts';

const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    'count',
    'f',
    'return',
    'int',
    '(',
    ')',
    '{',
    '}',
    ';',
    ',',
    '+',
    '=',
    '&',
    '*',
    '->',
    '1',
    '42',
    '"x y"',
    "'c'",
  ],
);
const gap = fc.constantFrom(' ', ' ', ' ', '\n', '\n\t', '  ', ' /* a ( b */ ', ' // count;\n');
const program = fc.array(fc.tuple(piece, gap), { minLength: 12, maxLength: 60 });
const codeOf = (text: string) => (sourceTokens(text, 'c') as SourceToken[]).map((token) => token.text);
const commentsOf = (text: string) => text.match(/\/\*.*?\*\/|\/\/[^\n]*/g) ?? [];

/** What breaks a program at one piece: it is left out, doubled or replaced. The inverse is what a person would do. */
const slip = fc.record({
  at: fc.nat(59),
  kind: fc.constantFrom('drop', 'double', 'replace'),
  by: piece,
  columns: fc.boolean(),
});

it('a repair that was learned mends the place that it was learned from, and touches no comment and no string', () => {
  let learned = 0;
  fc.assert(
    fc.property(program, slip, (pieces, { at: wanted, kind, by, columns }) => {
      const at = wanted % pieces.length;
      const write = (all: readonly (readonly [string, string])[]) => all.map(([text, space]) => text + space).join('');
      const [text, space] = pieces[at] as [string, string];
      const broken =
        kind === 'drop'
          ? []
          : kind === 'double'
            ? [
                [text, space],
                [text, space],
              ]
            : [[by, space]];
      const before = write(pieces.slice(0, at));
      const old = before + write(broken as [string, string][]) + write(pieces.slice(at + 1));
      const mended = write(pieces);
      const lines = before.split('\n');
      const place = { line: lines.length, ...(columns && { column: (lines.at(-1) ?? '').length + 1 }) };
      const { column: _, ...rest } = diagnostic();
      const problem = { ...rest, tool: 'gcc', file: 'a.c', message: "no 'a' here", ...place };
      const open = openRepairOf(problem, old, { command: 'make', branch: '', time: 0 });
      const pattern = open && learnRepair(open, mended, 0);
      const repair = pattern && applyPattern(pattern, problem, old, sourceTokens(old, 'c') as SourceToken[]);
      if (!repair) return;
      learned++;
      const { line, start, end = start, text: newText } = repair.edit;
      const offset = old.split('\n').slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
      const result = old.slice(0, offset + start) + newText + old.slice(offset + end);
      expect(codeOf(result)).toEqual(codeOf(mended));
      expect(commentsOf(result)).toEqual(commentsOf(old));
    }),
    { numRuns: 3_000, seed: 7 },
  );
  // Most slips of one token can be learned; otherwise the property says nothing.
  expect(learned).toBeGreaterThan(600);
});
