import type { Format } from '../core/format.ts';

export const docker: Format = {
  name: 'docker',
  title: 'docker build, BuildKit and compose',
  url: 'https://docs.docker.com/build/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Dockerfile:1', '.dockerfile:1', 'ockerfile:'],
      match: /^(?<file>[^\s:]*[Dd]ockerfile[^\s:]*):(?<line>\d+)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^-{20,}$|^ +\d+ \||^ERROR: |^error: /.test(line) ? (/^(?:ERROR|error): /.test(line) ? 'last' : 'yes') : 'no',
        maxLines: 20,
      },
      read: (lines) => {
        const said = lines.at(-1) ?? '';
        const shown = lines.find((line) => /^ +\d+ \| >>> /.test(line))?.replace(/^ +\d+ \| >>> /, '');
        return /^(?:ERROR|error): /.test(said)
          ? {
              message: said.replace(/^(?:ERROR|error): (?:failed to (?:solve|build): )?/, ''),
              ...(shown && { snippet: [shown] }),
            }
          : null;
      },
      examples: [
        {
          log: 'Dockerfile:3\n--------------------\n   1 |     FROM alpine\n   3 | >>> RUN make\n--------------------\nERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2',
          gives: [
            {
              severity: 'error',
              file: 'Dockerfile',
              line: 3,
              message: 'process "/bin/sh -c make" did not complete successfully: exit code: 2',
              snippet: ['RUN make'],
            },
          ],
        },
      ],
    },
    {
      triggers: [
        'failed to solve',
        'Error response from daemon',
        'failed to read dockerfile',
        'dockerfile parse error',
      ],
      match:
        /^(?:ERROR: |error: |docker: )?(?:failed to solve(?: with frontend \S+)?: |failed to build: )?(?<message>(?:failed to read dockerfile|dockerfile parse error|Error response from daemon: |.*failed to resolve source metadata|.*not found|.*pull access denied).*)$/,
      severity: 'error',
      read: (_, { message = '' }) => {
        const line = /parse error (?:on )?line (\d+)/.exec(message)?.[1];
        return line ? { line: Number(line), file: 'Dockerfile' } : {};
      },
      examples: [
        {
          log: 'ERROR: failed to solve: dockerfile parse error on line 3: unknown instruction: RUNN\nError response from daemon: No such image: x',
          gives: [
            { severity: 'error', file: 'Dockerfile', line: 3 },
            { message: 'Error response from daemon: No such image: x' },
          ],
        },
      ],
    },
  ],
};
