import type { Format } from '../core/format.ts';

export const rake: Format = {
  name: 'rake',
  title: 'Rake',
  url: 'https://ruby.github.io/rake/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['rake aborted!'],
      match: /^rake aborted!$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^\(See full (?:trace|list)/.test(line) ? 'last' : /^Tasks: TOP/.test(line) ? 'yes' : 'yes',
        maxLines: 60,
      },
      read: (lines) => {
        const end = lines.findIndex((line) => /^Tasks: TOP/.test(line));
        const told = lines.slice(1, end === -1 ? undefined : end);
        const stack = told.findIndex((line) => /^\S.*:\d+:in [`']/.test(line));
        const said = (stack === -1 ? told.slice(0, 1) : told.slice(0, stack)).filter((line) => line.trim() !== '');
        const { code, text } = /^(?<code>[A-Z]\w*(?:::\w+)*): (?<text>.+)$/.exec(said[0] ?? '')?.groups ?? {};
        const { file, at } =
          told
            .map((line) => /^(?<file>\S[^:]*):(?<at>\d+):in [`']/.exec(line)?.groups)
            .find((frame) => frame && !/\/gems\/|^\/usr\//.test(frame.file ?? '')) ?? {};
        const step = /=> (\S+)$/.exec(lines[end] ?? '')?.[1];
        return {
          message: [text ?? said[0] ?? 'rake aborted!', ...said.slice(1)].join('\n'),
          ...(code && { code }),
          ...(file && { file, line: Number(at) }),
          ...(step && { step }),
          span: [0, end === -1 ? Math.min(lines.length - 1, 1 + said.length) : end] as const,
        };
      },
      examples: [
        {
          log: "rake aborted!\nexploded\n/home/dev/project/Rakefile:2:in `block in <top (required)>'\nTasks: TOP => boom\n(See full trace by running task with --trace)\nok",
          gives: [{ severity: 'error', message: 'exploded', file: 'home/dev/project/Rakefile', line: 2, step: 'boom' }],
        },
      ],
    },
  ],
};
