import { describe, expect, it } from 'vitest';
import type { Diagnostic, Edit } from '../../../src/core/diagnostic.ts';
import { judge } from '../../../src/fixes/verify/verdict.ts';
import { diagnostic, fingerprint } from '../../helpers/diagnostic.ts';

let next = 1;
const problem = (line: number, message: string, said: Partial<Diagnostic> = {}) =>
  diagnostic({ fingerprint: fingerprint(next++), tool: 'gcc', code: '', file: 'a.c', line, message, ...said });
const edit = (line: number, newText = ';', said: Partial<Edit> = {}): Edit => ({
  ...{ file: 'a.c', line, column: 5, endLine: line, endColumn: 5, newText },
  ...said,
});
const fixOf = (problem: Diagnostic, ...edits: Edit[]) => ({
  diagnostic: problem,
  fix: { title: 'x', origin: 'rule:x', safety: 'safe' as const, edits },
});
const semicolon = problem(6, "expected ';' before 'return'");
const undeclared = (line: number, said: Partial<Diagnostic> = {}) =>
  problem(line, "'x' undeclared (first use in this function)", said);

function verdict(before: Diagnostic[], after: Diagnostic[], ...applied: ReturnType<typeof fixOf>[]) {
  const { solved, unsolved, caused, revealed } = judge(before, after, applied);
  return { solved: solved.length, unsolved: unsolved.length, caused: caused.length, revealed: revealed.length };
}

describe('a verdict', () => {
  it('is good where the problem is gone and nothing came', () => {
    expect(verdict([semicolon], [], fixOf(semicolon, edit(5)))).toEqual({
      solved: 1,
      unsolved: 0,
      caused: 0,
      revealed: 0,
    });
  });

  it('finds a problem again whose line has moved, and one whose line has changed', () => {
    const below = undeclared(40);
    const added = edit(1, '#include <x.h>\n', { column: 1, endColumn: 1 });
    expect(verdict([semicolon, below], [undeclared(41)], fixOf(semicolon, added))).toMatchObject({
      solved: 1,
      caused: 0,
    });
    const beside = problem(5, 'something else is wrong here');
    const renamed = problem(5, 'something else is wrong here');
    expect(verdict([semicolon, beside], [renamed], fixOf(semicolon, edit(5)))).toMatchObject({ solved: 1, caused: 0 });
  });

  it('is not led astray by ordinals: the second of two equal problems takes the name of the first', () => {
    const first = problem(5, 'equal');
    const second = problem(9, 'equal');
    const moved = { ...second, fingerprint: first.fingerprint };
    expect(verdict([first, second], [moved], fixOf(first, edit(5)))).toMatchObject({
      solved: 1,
      unsolved: 0,
      caused: 0,
    });
  });

  it('does not take an equal problem that comes up further down for the one that was mended', () => {
    const first = undeclared(12);
    const later = { ...undeclared(66), fingerprint: first.fingerprint };
    expect(verdict([first], [later], fixOf(first, edit(12)))).toMatchObject({ solved: 1, unsolved: 0, caused: 0 });
  });

  it('sees that a fix has done nothing, also when the fingerprint has changed with the line', () => {
    const still = { ...semicolon, fingerprint: fingerprint(999) };
    expect(verdict([semicolon], [still], fixOf(semicolon, edit(6)))).toMatchObject({
      solved: 0,
      unsolved: 1,
      caused: 0,
    });
  });

  it('blames a fix for an error where it has edited, and for more errors in its file', () => {
    const unused = problem(5, "unused variable 'x'", { severity: 'warning' });
    const removed = fixOf(unused, edit(5, '', { column: 1, endLine: 6, endColumn: 1 }));
    expect(verdict([unused], [undeclared(5)], removed)).toMatchObject({ caused: 1 });
    expect(verdict([unused], [undeclared(80)], removed)).toMatchObject({ caused: 1 });
  });

  it('does not blame it for what the tool could not see before', () => {
    // The statement that was skipped.
    expect(verdict([semicolon], [undeclared(6)], fixOf(semicolon, edit(5)))).toMatchObject({ caused: 0, revealed: 1 });
    // Everything behind a header that was not found.
    const header = problem(1, 'foo.h: No such file or directory');
    expect(verdict([header], [undeclared(7), undeclared(9)], fixOf(header, edit(1)))).toMatchObject({ caused: 0 });
    // The second use of a name that is said to be unknown only once.
    const first = undeclared(10);
    expect(verdict([first], [undeclared(12)], fixOf(first, edit(10)))).toMatchObject({ solved: 1, caused: 0 });
    // The types of a program whose syntax was wrong.
    const syntax = problem(3, "';' expected.", { tool: 'tsc', code: 'TS1005' });
    const type = problem(3, 'no', { tool: 'tsc', code: 'TS2322', file: 'b.ts' });
    expect(verdict([syntax], [type], fixOf(syntax, edit(3)))).toMatchObject({ caused: 0, revealed: 1 });
    const async = problem(9, 'The return type of an async function …', { tool: 'tsc', code: 'TS1064', file: 'b.ts' });
    expect(verdict([syntax], [async], fixOf(syntax, edit(3)))).toMatchObject({ caused: 0, revealed: 1 });
    // What an interpreter comes to behind its first error, but not what stands before it.
    const script = problem(3, 'SyntaxError: x', { tool: 'python', file: 'a.c' });
    const later = problem(9, 'SyntaxError: y', { tool: 'python', file: 'a.c' });
    const sooner = problem(2, 'SyntaxError: y', { tool: 'python', file: 'a.c' });
    expect(verdict([script], [later], fixOf(script, edit(3)))).toMatchObject({ caused: 0 });
    expect(verdict([script], [sooner, later], fixOf(script, edit(3)))).toMatchObject({ caused: 1 });
  });

  it('does not blame it for what a C compiler drops with what it can not read', () => {
    // Arguments of a macro that have no end take the rest of the file.
    const open = problem(6, "expected ';' at end of input");
    const later = [problem(40, "expected ';' before '}' token"), undeclared(60)];
    expect(verdict([open], later, fixOf(open, edit(6, ')')))).toMatchObject({ solved: 1, caused: 0, revealed: 2 });
    // Behind one broken head the next.
    const head = (line: number) => problem(line, "expected ';', ',' or ')' before '{' token");
    const [first, second] = [head(10), head(16)];
    expect(
      verdict([first], [{ ...second, fingerprint: first.fingerprint }], fixOf(first, edit(10, ')'))),
    ).toMatchObject({
      solved: 1,
      unsolved: 0,
      caused: 0,
    });
    // With a statement the block behind it; not so where the edit itself opens or closes one.
    const below = [problem(20, "expected ')' before '{' token"), undeclared(30)];
    expect(verdict([semicolon], below, fixOf(semicolon, edit(5)))).toMatchObject({ caused: 0, revealed: 2 });
    expect(verdict([semicolon], below, fixOf(semicolon, edit(5, '}')))).toMatchObject({ caused: 1, revealed: 1 });
  });

  it('looks at the place that uses a macro where a C compiler speaks of its text', () => {
    const open = problem(6, "expected ';' at end of input");
    const inHeader = (line: number) =>
      problem(12, 'expected identifier', {
        file: 'state.h',
        related: [{ message: 'note: in expansion of macro ‘LOCK’', file: 'a.c', line }],
      });
    expect(verdict([open], [inHeader(50)], fixOf(open, edit(6, ')')))).toMatchObject({ caused: 0, revealed: 1 });
    expect(verdict([open], [inHeader(6)], fixOf(open, edit(6, ')')))).toMatchObject({ caused: 1, revealed: 0 });
  });

  it('blames it for errors of another file only where that one depends on it', () => {
    const other = (said: Partial<Diagnostic>) => problem(3, 'too many arguments', { file: 'b.c', ...said });
    const related = [{ message: 'declared here', file: 'a.c', line: 5 }];
    expect(verdict([semicolon], [other({})], fixOf(semicolon, edit(5)))).toMatchObject({ caused: 0, revealed: 1 });
    expect(verdict([semicolon], [other({ related })], fixOf(semicolon, edit(5)))).toMatchObject({ caused: 1 });
    const type = problem(3, 'no', { tool: 'tsc', code: 'TS2322' });
    const far = problem(3, 'other', { tool: 'tsc', code: 'TS2345', file: 'b.ts' });
    expect(verdict([type], [far], fixOf(type, edit(3)))).toMatchObject({ caused: 1 });
  });

  it('blames no fix for the grammar of a file that it has not edited, but for names of it', () => {
    const said = { tool: 'python', code: 'SyntaxError', file: 'a.py' };
    const [mended, other] = [problem(3, "SyntaxError: expected ':'", said), problem(9, 'SyntaxError: x', said)];
    const colon = fixOf(mended, edit(3, ':', { file: 'a.py' }));
    expect(verdict([mended], [{ ...other, file: 'b.py' }], colon)).toMatchObject({ caused: 0, revealed: 1 });
    const typescript = { tool: 'tsc', code: 'TS2305', file: 'a.ts' };
    const name = problem(3, "Module './b' has no exported member 'x'.", typescript);
    const caused = { ...problem(4, "Cannot find name 'y'.", typescript), code: 'TS2304', file: 'b.ts' };
    expect(verdict([name], [caused], fixOf(name, edit(3, 'y', { file: 'a.ts' })))).toMatchObject({ caused: 1 });
  });

  it('knows a problem of TypeScript again when the compiler has a proposal for it now, or none any more', () => {
    const tsc = (line: number, code: string, message: string) =>
      problem(line, message, { tool: 'tsc', code, file: 'a.ts' });
    const mended = tsc(2, 'TS2552', "Cannot find name 'totl'. Did you mean 'total'?");
    const other = tsc(3, 'TS2304', "Cannot find name 'cuont'.");
    const proposed = tsc(3, 'TS2552', "Cannot find name 'cuont'. Did you mean 'count'?");
    const fix = fixOf(mended, edit(2, 'total', { file: 'a.ts' }));
    expect(verdict([mended, other], [proposed], fix)).toMatchObject({ solved: 1, unsolved: 0, caused: 0 });
    expect(verdict([mended, proposed], [other], fix)).toMatchObject({ solved: 1, unsolved: 0, caused: 0 });
  });

  it('holds it against nobody that something is never used, as long as names of its file are not resolved', () => {
    const tsc = (line: number, code: string, message: string) =>
      problem(line, message, { tool: 'tsc', code, file: 'a.ts' });
    const mended = tsc(1, 'TS2305', "Module '\"./b\"' has no exported member 'totl'.");
    const use = tsc(9, 'TS2304', "Cannot find name 'toatl'.");
    const unused = tsc(1, 'TS6133', "'total' is declared but its value is never read.");
    const fix = fixOf(mended, edit(1, 'total', { file: 'a.ts' }));
    expect(verdict([mended, use], [unused, use], fix)).toMatchObject({ solved: 1, caused: 0 });
    expect(verdict([mended], [unused], fix)).toMatchObject({ solved: 1, caused: 1 });
  });
});
