import type { Format } from '../core/format.ts';

export const pnpm: Format = {
  name: 'pnpm',
  title: 'pnpm',
  url: 'https://pnpm.io/errors',
  columnUnit: 'utf16',
  rules: [
    {
      triggers: [' ERR_PNPM_'],
      match: /^\s*ERR_PNPM_(?<id>\w+)\s+(?<message>.+)$/,
      severity: 'error',
      read: (_, { id }) =>
        /^RECURSIVE_RUN_FIRST_FAIL|^RECURSIVE_EXEC_FIRST_FAIL/.test(id ?? '') ? [] : { code: `ERR_PNPM_${id}` },
      examples: [
        {
          log: ' ERR_PNPM_NO_MATCHING_VERSION  No matching version found for left-pad@99',
          gives: [
            {
              severity: 'error',
              code: 'ERR_PNPM_NO_MATCHING_VERSION',
              message: 'No matching version found for left-pad@99',
            },
          ],
        },
      ],
    },
    {
      triggers: ['\u2009WARN\u2009', ' WARN  '],
      match:
        /^\s*WARN\s{1,2}(?<message>(?:deprecated|Issues with peer dependencies|GET |Unsupported engine|\d+ deprecated|There are cyclic|Moving ).*)$/,
      severity: 'warning',
      examples: [
        {
          log: ' WARN  deprecated glob@7.2.3: no longer supported',
          gives: [{ severity: 'warning', message: 'deprecated glob@7.2.3: no longer supported' }],
        },
      ],
    },
    {
      // Since version 12: the code, then the message as miette draws it.
      triggers: ['Error: ERR_PNPM_'],
      match: /^Error: (?<code>ERR_PNPM_\w+)$/,
      severity: 'error',
      block: {
        continues: (line, lines) =>
          line === '' ? (lines.length === 1 ? 'yes' : 'no') : /^ {2}\S|^ {4,}\S/.test(line) ? 'yes' : 'no',
        maxLines: 20,
      },
      read: (lines, { code = '' }) => {
        const said = lines
          .slice(1)
          .map((line) => line.trim())
          .filter((line) => line !== '');
        if (/_RECURSIVE_(?:RUN|EXEC)_FIRST_FAIL$/.test(code)) return [];
        const helps = said.filter((line) => /^help: /.test(line));
        const message = said
          .filter((line) => !/^help: /.test(line))
          .map((line) => line.replace(/^(?:×|╰─▶|├─▶) /, ''))
          .join(' ');
        return { message, ...(helps.length > 0 && { related: helps.map((help) => ({ message: help })) }) };
      },
      examples: [
        {
          log: 'Error: ERR_PNPM_NO_SCRIPT\n\n  × Missing script: zz\n  help: Command "zz" not found.\n\nDone',
          gives: [
            {
              severity: 'error',
              code: 'ERR_PNPM_NO_SCRIPT',
              message: 'Missing script: zz',
              related: [{ message: 'help: Command "zz" not found.' }],
            },
          ],
        },
      ],
    },
  ],
};
