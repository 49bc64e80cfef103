import type { Format } from '../core/format.ts';

export const flake8: Format = {
  name: 'flake8',
  title: 'flake8, and pycodestyle, pyflakes and pylama, which print its rows',
  url: 'https://flake8.pycqa.org/en/latest/internal/formatters.html',
  columnUnit: 'character',
  rules: [
    {
      claim: 'shared',
      triggers: ['.py:1', '.pyi:1', '.ipynb:', 'stdin:1'],
      match:
        /^(?!\[?\{"|<\?xml|<testsuite|<checkstyle|<pmd)(?<file>(?:[A-Za-z]:)?[^:]+\.(?:pyi?|ipynb(?::cell \d+)?)|stdin):(?<line>\d+):(?<column>\d+): (?<code>[A-Z]{1,4}\d{2,5}) (?:\[\*\] )?(?<message>.+)$/,
      read: (_, { code = '', message = '' }) => ({
        severity: /^(?:E9|F|E0|E1)/.test(code) ? 'error' : 'warning',
        message,
        ...(/ \[pylint\]$/.test(message) && { columnUnit: 'character' }),
      }),
      examples: [
        {
          log: "./app/main.py:4:1: F401 'sys' imported but unused\napp/main.py:9:80: E501 line too long (82 > 79 characters)",
          gives: [
            {
              severity: 'error',
              code: 'F401',
              message: "'sys' imported but unused",
              file: 'app/main.py',
              line: 4,
              column: 1,
            },
            { severity: 'warning', code: 'E501', line: 9, column: 80 },
          ],
        },
      ],
    },
    {
      triggers: ['.py:1'],
      match:
        /^(?!\[?\{"|<\?xml|<testsuite|<checkstyle|<pmd)(?<file>(?:[A-Za-z]:)?[^:]+\.pyi?):(?<line>\d+):(?<column>\d+): (?<message>.+? \[(?:isort|pyflakes|mccabe|pycodestyle|pydocstyle|radon|eradicate|vulture|mypy)\])$/,
      severity: 'warning',
      examples: [
        {
          log: 'index.py:0:0: Incorrectly sorted imports. [isort]',
          gives: [{ severity: 'warning', file: 'index.py', message: 'Incorrectly sorted imports. [isort]' }],
        },
      ],
    },
    {
      // pyflakes, of what Python itself refuses to read; the line and a caret follow
      triggers: ['.py:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.pyi?):(?<line>\d+):(?<column>\d+):? (?<message>(?:invalid syntax|expected (?:':'|'\('|an indented block|'except' or 'finally' block)|unexpected indent|unindent does not match|unterminated (?:triple-quoted |f-string |string literal)|unmatched '.'|'.' was never closed|closing parenthesis '|cannot assign to |Missing parentheses in call|invalid (?:non-printable )?character|f-string: |positional argument follows|inconsistent use of tabs).*)$/,
      severity: 'error',
      examples: [
        {
          log: "a.py:10:19: expected ':'\nif t.TYPE_CHECKING\n                  ^\n",
          gives: [{ severity: 'error', message: "expected ':'", file: 'a.py', line: 10, column: 19 }],
        },
      ],
    },
    {
      // pyflakes alone
      triggers: ['.py:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^:]+\.pyi?):(?<line>\d+):(?<column>\d+):? (?<message>'.*' (?:imported but unused|shadowed by loop variable)|undefined name .*|redefinition of unused .*|local variable .* is assigned to but never used|f-string is missing placeholders|'from .* import \*' used.*|import '.*' from line \d+ shadowed by loop variable|.* may be undefined, or defined from star imports.*|assertion is always true, perhaps remove parentheses\?|use ==\/!= to compare constant literals .*|'\.\.\.' % \.\.\. has .*)$/,
      severity: 'warning',
      examples: [
        {
          log: "a.py:1:1: 'os' imported but unused\na.py:3:7: undefined name 'x'",
          gives: [
            { message: "'os' imported but unused", line: 1 },
            { message: "undefined name 'x'", line: 3, column: 7 },
          ],
        },
      ],
    },
  ],
};
