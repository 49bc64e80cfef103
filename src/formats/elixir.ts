import type { Format } from '../core/format.ts';

export const elixir: Format = {
  name: 'elixir',
  title: 'Elixir: mix compile, ExUnit, Credo, Dialyxir',
  url: 'https://hexdocs.pm/mix/Mix.Tasks.Compile.Elixir.html',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['** ('],
      match:
        /^\s*\*\* \((?<code>[A-Z][\w.]+)\) (?:(?<file>[^\s:][^:]*\.(?:exs?|eex|heex|leex)):(?<line>\d+):(?:(?<column>\d+):)? ?)?(?<message>.*)$/,
      severity: 'error',
      block: { continues: (line) => (/^ {4,}\S|^ {4}[│|]|^\s+\(/.test(line) ? 'yes' : 'no'), maxLines: 40 },
      read: (lines, { file, message = '', code = '' }) => {
        // Elixir's own files are named by the application that they belong to.
        const frame =
          /^\s+(?!\((?:elixir|stdlib|ex_unit|mix|iex|logger|eex|kernel) )(?:\([^)]*\) )?(?<path>[^:\s()][^:\s]*\.exs?):(?<at>\d+): /m.exec(
            lines.slice(1).join('\n'),
          )?.groups;
        return {
          message: message || code,
          ...(file === undefined && frame?.path && { file: frame.path, line: Number(frame.at) }),
        };
      },
      examples: [
        {
          log: '** (CompileError) lib/a.ex:3: undefined function foo/0\n    (elixir 1.14.0) src/elixir_module.erl:123: :elixir_module.compile/4',
          gives: [
            { severity: 'error', code: 'CompileError', file: 'lib/a.ex', line: 3, message: 'undefined function foo/0' },
          ],
        },
        {
          log: '** (CaseClauseError) no case clause matching: 5\n    c.exs:3: A.f/1\n    (elixir 1.14.0) lib/code.ex:1245: Code.require_file/2',
          gives: [{ code: 'CaseClauseError', message: 'no case clause matching: 5', file: 'c.exs', line: 3 }],
        },
      ],
    },
    {
      triggers: ['warning: ', 'error: '],
      match: /^\s*(?<severity>warning|error): (?<message>.+)$/,
      claim: 'shared',
      block: {
        continues: (line, lines) =>
          /^\s+└─ |^ {2}(?:lib|test|web|apps|src|mix)\S*:\d+|^ {2}[^\s:]+\.exs?:\d+/.test(line)
            ? 'last'
            : lines.length < 10 && /^\s*(?:│|\d+ │)|^ {2,}\S|^$/.test(line)
              ? 'maybe'
              : 'no',
        patience: 12,
      },
      read: (lines) => {
        const { file, line, column } =
          /^\s+(?:└─ )?(?<file>[^\s:]+\.(?:exs?|eex|heex)):(?<line>\d+)(?::(?<column>\d+))?/.exec(lines.at(-1) ?? '')
            ?.groups ?? {};
        return file && lines.length > 1
          ? { file, line: Number(line), ...(column && { column: Number(column) }) }
          : null;
      },
      examples: [
        {
          log: 'warning: variable "x" is unused (if the variable is not meant to be used, prefix it with an underscore)\n  lib/a.ex:3: A.f/1\n',
          gives: [{ severity: 'warning', file: 'lib/a.ex', line: 3 }],
        },
        {
          log: 'warning: function h/0 is unused\n  e.exs:3\n',
          gives: [{ severity: 'warning', file: 'e.exs', line: 3, message: 'function h/0 is unused' }],
        },
      ],
    },
    {
      triggers: [') test ', ') doctest ', ') property '],
      match: /^ +\d+\) (?<code>(?:test|doctest|property) .+ \([\w.]+\))$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^ +\d+\) (?:test|doctest|property) |^Finished in |^\d+ (?:tests?|doctests?|properties)/.test(line)
            ? 'no'
            : 'yes',
        maxLines: 80,
      },
      read: (lines) => {
        const place = /^\s+(?<file>[^\s:]+\.exs):(?<line>\d+)$/.exec(lines[1] ?? '')?.groups;
        const trace =
          /^\s+(?<file>test\/[^\s:]+\.exs):(?<line>\d+): /m.exec(lines.slice(2).join('\n'))?.groups ?? place;
        const message = lines
          .slice(2)
          .map((line) => line.trim())
          .filter((line) => line !== '' && !/^stacktrace:|^(?:test|lib)\/\S+:\d+: /.test(line))
          .join('\n');
        return { message: message || 'failed', ...(trace?.file && { file: trace.file, line: Number(trace.line) }) };
      },
      examples: [
        {
          log: '  1) test adds (SumTest)\n     test/sum_test.exs:4\n     Assertion with == failed\n     left:  2\n     right: 3\n     stacktrace:\n       test/sum_test.exs:5: (test)\n\nFinished in 0.03 seconds',
          gives: [
            {
              severity: 'error',
              code: 'test adds (SumTest)',
              file: 'test/sum_test.exs',
              line: 5,
              message: 'Assertion with == failed\nleft:  2\nright: 3',
            },
          ],
        },
      ],
    },
  ],
};
