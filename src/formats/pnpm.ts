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
  ],
};
