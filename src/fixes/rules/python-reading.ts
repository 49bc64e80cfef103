import { repairPython } from '../python-source/repair.ts';
import type { Rule, RuleExample } from '../rule.ts';
import { offsetsOf } from './offsets.ts';

/** As Python says it, alone or as pylint quotes it, and as the parser of ruff does, which newer mypy has as well. */
const refused = new RegExp(
  `^(?:SyntaxError: |Parsing failed: ')?(?:${[
    'invalid syntax',
    'expected [\'"`:]',
    'unmatched ',
    "'.' was never closed",
    'closing parenthesis ',
    'unterminated string literal',
    'EOL while scanning',
    'unexpected EOF',
    'cannot (?:assign to|delete) ',
    'illegal target',
    'invalid decimal literal',
    'invalid non-printable',
    'expression cannot contain assignment',
    'expression expected',
    'positional argument follows',
    'Generator expression must',
    'var-(?:keyword|positional) argument',
    'did you forget parentheses',
    'only single target',
    'named arguments must',
    '(?:non-default argument|parameter without a default) follows',
    'at least one argument must',
    'Expected ',
    'Simple statements must be separated',
    'Compound statements are not allowed',
    'Invalid (?:annotated )?(?:assignment|augmented assignment|delete) target',
    '[Mm]issing closing quote',
    'Positional argument cannot follow',
    'Unparenthesized generator',
    'Parameter without a default cannot',
    'Got unexpected token',
  ].join('|')})`,
);

/** What Python refuses, repaired by reading the source as it does (`python-source`). */
export const pythonReadingRules: readonly Rule[] = [
  {
    name: 'python-syntax',
    title: 'repair what keeps the line from being read',
    tools: ['python', 'pytest', 'mypy', 'flake8', 'ruff', 'pylint', 'pyflakes'],
    message: refused,
    safety: 'unsafe',
    edit: ({ lines, at, diagnostic }) => {
      const { text, starts, toRuleEdit } = offsetsOf(lines);
      return repairPython(text, starts[at] ?? 0, diagnostic.message)?.map(toRuleEdit);
    },
    examples: [
      example('SyntaxError: invalid syntax', 'retrun x + 1', 'return x + 1'),
      example("SyntaxError: unmatched ')'", 'x = f(1))', 'x = f(1)'),
      example("SyntaxError: '(' was never closed", 'return f(x, g(1)', 'return f(x, g(1))'),
      example('SyntaxError: invalid syntax. Perhaps you forgot a comma?', 'return f(x 1)', 'return f(x, 1)'),
      example("SyntaxError: expected ':'", 'if x in (1, 2)', 'if x in (1, 2):'),
      example(
        'SyntaxError: unterminated string literal (detected at line 2)',
        'return {"a: x, "b": 2}',
        'return {"a": x, "b": 2}',
      ),
      example(
        "SyntaxError: invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
        'if x = 1: pass',
        'if x == 1: pass',
      ),
      example('SyntaxError: invalid syntax', 'if x && f(1): pass', 'if x and f(1): pass'),
    ],
  },
];

/** One wrong line of a function. */
function example(message: string, wrong: string, right: string): RuleExample {
  const frame = (body: string) =>
    `def f(x, *more):\n    ${body}\n${body.endsWith(':') || /^if [^:]*$/.test(body) ? '        pass\n' : ''}\n\ndef g(y):\n    return [y]\n`;
  return {
    file: 'a.py',
    diagnostic: { tool: 'python', code: 'SyntaxError', message, line: 2 },
    before: frame(wrong),
    after: frame(right),
  };
}
