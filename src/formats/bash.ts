import type { Format } from '../core/format.ts';

export const bash: Format = {
  name: 'bash',
  title: 'Shells: bash, dash, zsh, fish',
  url: 'https://www.gnu.org/software/bash/manual/bash.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [': line '],
      match: /^(?:-?(?:ba|k|z)?sh|(?<file>(?:[^\s:]|: )[^:]*)): line (?<line>\d+): (?<message>\S.*)$/,
      severity: 'error',
      read: (_, { message = '', file = '' }) =>
        /^(?:.*: (?:command not found|No such file or directory|Permission denied|unbound variable|not found|cannot execute|bad interpreter|Is a directory|integer expression expected|unary operator expected|too many arguments|ambiguous redirect|numeric argument required|bad substitution|syntax error.*|event not found|readonly variable|parameter (?:null or )?not set|invalid option|Argument list too long|Not a directory|division by 0.*|.*invalid arithmetic.*)|syntax error.*|unexpected EOF.*|\[: .*|warning: .*|conditional .*|unterminated .*|.*(?:Killed|Aborted|Segmentation fault|Terminated|core dumped).*|`.*)$/.test(
          message,
        ) && /^[\w./~+-]*$/.test(file)
          ? { severity: /^warning: /.test(message) ? 'warning' : 'error' }
          : null,
      examples: [
        {
          log: "./build.sh: line 12: nosuch: command not found\nbash: line 1: syntax error near unexpected token `('\na.txt: line 3: hello",
          gives: [{ severity: 'error', file: 'build.sh', line: 12, message: 'nosuch: command not found' }, { line: 1 }],
        },
      ],
    },
    {
      triggers: [
        'Syntax error: ',
        'arithmetic expression',
        "cd: can't cd",
        'unexpected operator',
        ': not found',
        'parameter not set',
        'Permission denied',
        'cannot open ',
      ],
      match:
        /^(?:(?:ba|da|k|z)?sh|(?<file>[\w./~+-]+)): (?<line>\d+): (?<message>(?:Syntax error: .+|.+: (?:not found|parameter not set|Permission denied)|cannot open .+|.*arithmetic expression.*|cd: can't cd to .+|\[: .*unexpected operator))$/,
      severity: 'error',
      examples: [
        {
          log: './run.sh: 3: nosuch: not found\nsh: 1: Syntax error: Unterminated quoted string',
          gives: [{ severity: 'error', file: 'run.sh', line: 3 }, { line: 1 }],
        },
      ],
    },
    {
      triggers: ['command not found', 'bad interpreter', 'No such file or directory', 'Permission denied'],
      match:
        /^(?:-)?(?:bash|sh|zsh|dash|ksh|ash|env|\/bin\/(?:ba)?sh|\/usr\/bin\/env): (?:(?<line>\d+): )?(?:line \d+: )?(?<message>(?:.+: )?(?:command not found(?:: .+)?|bad interpreter: .+|No such file or directory|Permission denied))$/,
      severity: 'error',
      examples: [
        {
          log: "/usr/bin/env: 'node': No such file or directory\nbash: make: command not found",
          gives: [
            { severity: 'error', message: "'node': No such file or directory" },
            { message: 'make: command not found' },
          ],
        },
      ],
    },
  ],
};
