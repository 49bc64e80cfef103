import type { Format } from '../core/format.ts';

export const preCommit: Format = {
  name: 'pre-commit',
  title: 'pre-commit',
  url: 'https://pre-commit.com/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['..Failed'],
      match: /^(?<name>\S.*?)\.{3,}(?:\(.*\))?Failed$/,
      severity: 'error',
      block: {
        continues: (line) => (/^- (?:hook id|duration|exit code|files were modified)/.test(line) ? 'yes' : 'no'),
      },
      read: (lines, { name }) => {
        const id = lines.map((line) => /^- hook id: (\S+)/.exec(line)?.[1]).find(Boolean);
        return { message: `${name} failed`, ...(id && { code: id }) };
      },
      examples: [
        {
          log: 'black....................................................................Failed\n- hook id: black\n- files were modified by this hook',
          gives: [{ severity: 'error', code: 'black', message: 'black failed' }],
        },
      ],
    },
  ],
};
