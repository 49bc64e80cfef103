import type { Format } from '../core/format.ts';

export const perl: Format = {
  name: 'perl',
  title: 'Perl',
  url: 'https://perldoc.perl.org/perldiag',
  columnUnit: 'byte',
  rules: [
    {
      claim: 'shared',
      triggers: [' line '],
      match:
        /^(?<message>\S.*?) at (?<file>-|-e|\(eval \d+\)|\S[^\s]*) line (?<line>\d+)(?:\.|, (?:near .*|at (?:end of line|EOF).*|<\w*> (?:line|chunk) \d+\.?|at <\w+> line \d+\.))$/,
      severity: 'error',
      read: (_, { message = '', file = '' }) => {
        const syntax = message === 'syntax error';
        if (
          /^#|^(?:not )?ok \d|^\s*(?:from|at) |^[A-Z]\w*: $/.test(message) ||
          (!syntax &&
            /[/]/.test(file) === false &&
            !/\.(?:p[lm]|t|cgi|psgi|PL|xs)$|^-e?$|^\(eval/.test(file) &&
            file !== 'Makefile.PL')
        )
          return null;
        if (/^Execution of .* aborted/.test(message)) return [];
        const warning =
          /masks earlier declaration|used only once|uninitialized|redefined|deprecated|isn't numeric|Useless use|Possible |Odd number|Found = in|Unquoted string|Subroutine .* redefined|Name ".*" used/.test(
            message,
          );
        return { severity: warning ? 'warning' : 'error' };
      },
      examples: [
        {
          log: 'Global symbol "$x" requires explicit package name (did you forget to declare "my $x"?) at a.pl line 3.\nsyntax error at lib/Foo.pm line 8, near "}"\n"my" variable $foo masks earlier declaration in same scope at - line 5.',
          gives: [
            {
              severity: 'error',
              file: 'a.pl',
              line: 3,
              message: 'Global symbol "$x" requires explicit package name (did you forget to declare "my $x"?)',
            },
            { file: 'lib/Foo.pm', line: 8, message: 'syntax error' },
            { severity: 'warning', line: 5 },
          ],
        },
      ],
    },
  ],
};
