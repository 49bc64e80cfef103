import { describe, expect, it } from 'vitest';
import { mend } from '../../helpers/mend.ts';

/** What Biome 2.6 prints about two programs. */
const linted = {
  before: ['function f(a) {', '\tvar x = "s";', '\treturn a;', '}', 'f(parseInt("11", 2));', 'debugger;', ''].join(
    '\n',
  ),
  after: ['function f(a) {', '\tvar _x = "s";', '\treturn a;', '}', 'f(0b11);', ''].join('\n'),
  log: [
    't.js:2:6 lint/correctness/noUnusedVariables  FIXABLE  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━',
    '',
    '  ! This variable x is unused.',
    '  ',
    '    1 │ function f(a) {',
    '  > 2 │ \tvar x = "s";',
    '      │ \t    ^',
    '    3 │ \treturn a;',
    '    4 │ }',
    '  ',
    '  i Unused variables are often the result of typos, incomplete refactors, or other sources of bugs.',
    '  ',
    '  i Unsafe fix: If this is intentional, prepend x with an underscore.',
    '  ',
    '    1 1 │   function f(a) {',
    '    2   │ - → var·x·=·"s";',
    '      2 │ + → var·_x·=·"s";',
    '    3 3 │     return a;',
    '    4 4 │   }',
    '  ',
    '',
    't.js:5:3 lint/complexity/useNumericLiterals  FIXABLE  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━',
    '',
    '  ! This call to parseInt() can be replaced by a binary literal.',
    '  ',
    '    3 │ \treturn a;',
    '    4 │ }',
    '  > 5 │ f(parseInt("11", 2));',
    '      │   ^^^^^^^^^^^^^^^^^',
    '    6 │ debugger;',
    '    7 │ ',
    '  ',
    '  i Using a literal avoids unnecessary computations.',
    '  ',
    '  i Safe fix: Use the computed binary literal instead.',
    '  ',
    '    3 3 │   \treturn a;',
    '    4 4 │   }',
    '    5   │ - f(parseInt("11",·2));',
    '      5 │ + f(0b11);',
    '    6 6 │   debugger;',
    '    7 7 │   ',
    '  ',
    '',
    't.js:6:1 lint/suspicious/noDebugger  FIXABLE  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━',
    '',
    '  × This is an unexpected use of the debugger statement.',
    '  ',
    '    4 │ }',
    '    5 │ f(parseInt("11", 2));',
    '  > 6 │ debugger;',
    '      │ ^^^^^^^^^',
    '    7 │ ',
    '  ',
    '  i A debugger statement pauses the program when a debugger is open. It is meant for debugging only, and it should not be left in code that is shipped.',
    '  ',
    '  i Unsafe fix: Remove debugger statement',
    '  ',
    '    4 4 │   }',
    '    5 5 │   f(parseInt("11", 2));',
    '    6   │ - debugger;',
    '    7 6 │   ',
    '  ',
    '',
    'Checked 1 file in 2ms. No fixes applied.',
    'Found 1 error.',
    'Found 2 warnings.',
  ].join('\n'),
};

const formatted = {
  before: ['function f(a) {', '  return a', '}', 'let  b=f( 1 );', ''].join('\n'),
  after: ['function f(a) {', '\treturn a;', '}', 'let b = f(1);', ''].join('\n'),
  log: [
    'u.js format ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━',
    '',
    '  × Formatter would have printed the following content:',
    '  ',
    '    1 1 │   function f(a) {',
    '    2   │ - ··return·a',
    '      2 │ + → return·a;',
    '    3 3 │   }',
    '    4   │ - let··b=f(·1·);',
    '      4 │ + let·b·=·f(1);',
    '    5 5 │   ',
    '  ',
    '',
    'Checked 1 file in 4ms. No fixes applied.',
    'Found 1 error.',
  ].join('\n'),
};

describe('the differences that Biome prints', () => {
  it('become fixes of the linter, with tabs where it prints arrows', async () => {
    expect(await mend(linted.log, 't.js', linted.before)).toBe(linted.after);
  });

  it('become fixes of the formatter', async () => {
    expect(await mend(formatted.log, 'u.js', formatted.before)).toBe(formatted.after);
  });

  it('are parts, each of which can go without the others', async () => {
    const changed = formatted.before.replace('return a', 'return  b');
    expect(await mend(formatted.log, 'u.js', changed)).toBe(changed.replace('let  b=f( 1 );', 'let b = f(1);'));
  });

  it('are one where a bracket and its other half are far apart', async () => {
    const before = ['const a = b => c(`', 'x', '`);', 'let  d;', ''].join('\n');
    const log = [
      'v.js format ━━━━━━━━━━━━━━━━━━━━',
      '',
      '  × Formatter would have printed the following content:',
      '  ',
      '    1   │ - const·a·=·b·=>·c(`',
      '      1 │ + const·a·=·(b)·=>·(c(`',
      '    2 2 │   x',
      '    3   │ - `);',
      '      3 │ + `));',
      '    4   │ - let··d;',
      '      4 │ + let·d;',
      '  ',
      '',
    ].join('\n');
    const changed = before.replace('x', 'x').replace('let  d', 'let  e');
    expect(await mend(log, 'v.js', changed)).toBe(changed);
  });

  it('are not applied where a line says something else', async () => {
    const changed = linted.before.replaceAll(/\w+/g, 'other');
    expect(await mend(linted.log, 't.js', changed)).toBe(changed);
  });

  it('are no fix where they are cut off', async () => {
    const cut = formatted.log.replace('Checked', '  33 more lines truncated\n\nChecked');
    expect(await mend(cut, 'u.js', formatted.before)).toBe(formatted.before);
  });
});
