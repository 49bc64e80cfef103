import type { Continuation, Format, Groups, Reading } from '../core/format.ts';

export const busted: Format = {
  name: 'busted',
  title: 'Busted, the unit tests for Lua',
  url: 'https://lunarmodules.github.io/busted/',
  columnUnit: 'byte',
  rules: [
    {
      // Plain: where the test stands, its name, then the assertion, which names its own line.
      triggers: ['Failure -> ', 'Error -> '],
      match: /^(?:Failure|Error) -> (?:(?<file>\S+) @ (?<line>\d+)|(?<broken>\S+):(?<at>\d+): (?<message>.+))$/,
      severity: 'error',
      block: { continues: (line) => (line === '' ? 'no' : 'yes'), maxLines: 100 },
      read: (lines, groups) =>
        groups.broken
          ? { file: groups.broken, line: Number(groups.at) }
          : { ...(lines[1] && { code: lines[1] }), ...readAssertion(lines.slice(2), groups) },
      examples: [
        {
          log: "Failure -> spec/a_spec.lua @ 3\ncalc fails\nspec/a_spec.lua:4: Expected objects to be equal.\nPassed in:\n(number) 2\nExpected:\n(number) 3\n\nError -> bad_spec.lua:2: unexpected symbol near '<eof>'\nbad_spec.lua",
          gives: [
            {
              severity: 'error',
              code: 'calc fails',
              file: 'spec/a_spec.lua',
              line: 4,
              message: 'Expected objects to be equal.\nPassed in:\n(number) 2\nExpected:\n(number) 3',
            },
            { severity: 'error', file: 'bad_spec.lua', line: 2, message: "unexpected symbol near '<eof>'" },
          ],
        },
      ],
    },
    {
      // The output that looks like GoogleTest's.
      triggers: ['.lua:1', '.moon:1'],
      heading: /^\[ RUN {6}\] \S+ @ \d+: (?<code>.+)$/,
      match: /^(?<file>\S+\.(?:lua|moon)):(?<line>\d+): (?<message>.+)$/,
      severity: 'error',
      block: { continues: continuesUntilOutcome, maxLines: 100 },
      read: (lines, groups) =>
        readAssertion(
          lines.filter((line) => !line.startsWith('[ ')),
          groups,
        ),
      examples: [
        {
          log: '[ RUN      ] spec/a_spec.lua @ 3: calc fails\nspec/a_spec.lua:3: Expected objects to be equal.\nPassed in:\n(number) 2\n[  FAILED  ] spec/a_spec.lua @ 3: calc fails (0.08 ms)',
          gives: [
            {
              severity: 'error',
              code: 'calc fails',
              file: 'spec/a_spec.lua',
              line: 3,
              message: 'Expected objects to be equal.\nPassed in:\n(number) 2',
            },
          ],
        },
      ],
    },
  ],
};

function continuesUntilOutcome(line: string): Continuation {
  if (/^\[ {2}(?:FAILED {2}|ERROR {3})\] /.test(line)) return 'last';
  return line.startsWith('[ ') || line.startsWith('[=') ? 'no' : 'yes';
}

function readAssertion([first = '', ...lines]: readonly string[], { file, line }: Groups): Reading & object {
  const place = /^(?<file>[^\s:]+):(?<line>\d+): (?<message>.*)$/.exec(first)?.groups;
  const trace = lines.indexOf('stack traceback:');
  const said = trace === -1 ? lines : lines.slice(0, trace);
  return {
    message: [place?.message ?? first, ...said].filter(Boolean).join('\n') || 'failed',
    ...((place?.file ?? file) && { file: (place?.file ?? file) as string, line: Number(place?.line ?? line) }),
  };
}
