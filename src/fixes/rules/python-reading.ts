import { repairPython } from '../python-source/repair.ts';
import type { Rule, RuleExample } from '../rule.ts';
import { offsetsOf } from './offsets.ts';

/** What Python refuses, repaired by reading the source as it does (`python-source`). */
export const pythonReadingRules: readonly Rule[] = [
  {
    name: 'python-syntax',
    title: 'repair what keeps the line from being read',
    tools: ['python', 'pytest', 'mypy', 'flake8', 'ruff', 'pyflakes'],
    message:
      /^(?:SyntaxError: )?(?:invalid syntax|expected ['"`:]|Expected |unmatched |'.' was never closed|closing parenthesis |unterminated string literal|EOL while scanning|cannot assign to |cannot delete |illegal target|expression cannot contain assignment|expression expected|Generator expression must|var-(?:keyword|positional) argument|did you forget parentheses|only single target|named arguments must|(?:non-default argument|parameter without a default) follows|at least one argument must|invalid decimal literal|positional argument follows|unexpected EOF|invalid non-printable)/,
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
