import type { Format } from '../core/format.ts';

export const julia: Format = {
  name: 'julia',
  title: 'Julia',
  url: 'https://docs.julialang.org/en/v1/manual/control-flow/#Exception-Handling',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['ERROR: '],
      match: /^ERROR: (?:LoadError: )?(?<message>(?:(?<code>\w+(?:Error|Exception)): ?)?.+)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^Stacktrace:$|^ +\[\d+\] |^ +@ |^in expression starting at |^ {2}\S|^\s*$/.test(line) ? 'yes' : 'no',
        maxLines: 60,
      },
      read: (lines) => {
        if (!lines.some((line) => /^Stacktrace:$|^in expression starting at /.test(line))) return null;
        const frame = lines
          .map(
            (line) =>
              /(?:^\s+@ (?:\w+ )?|^in expression starting at | at )(?<file>[^\s:]+\.jl):(?<line>\d+)/.exec(line)
                ?.groups,
          )
          .filter(Boolean)
          .find((groups) => !/^\.\//.test(groups?.file ?? ''));
        return frame?.file ? { file: frame.file, line: Number(frame.line) } : {};
      },
      examples: [
        {
          log: 'ERROR: LoadError: UndefVarError: `x` not defined\nStacktrace:\n [1] top-level scope\n   @ /home/dev/a.jl:3\nin expression starting at /home/dev/a.jl:3',
          gives: [{ severity: 'error', code: 'UndefVarError', file: 'home/dev/a.jl', line: 3 }],
        },
      ],
    },
    {
      triggers: ['Test Failed at ', 'Error During Test at '],
      match: /^(?:.*: )?(?<message>Test Failed|Error During Test) at (?<file>[^\s:]+):(?<line>\d+)$/,
      severity: 'error',
      block: { continues: (line) => (/^ {2}\S/.test(line) ? 'yes' : 'no'), maxLines: 10 },
      read: (lines, { message = '' }) => ({
        message: [message, ...lines.slice(1).map((line) => line.trim())].join('\n'),
      }),
      examples: [
        {
          log: 'sum: Test Failed at /home/dev/test.jl:4\n  Expression: 1 + 1 == 3\n   Evaluated: 2 == 3\n',
          gives: [{ severity: 'error', line: 4 }],
        },
      ],
    },
  ],
};
