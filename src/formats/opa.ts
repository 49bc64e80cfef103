import type { Format } from '../core/format.ts';

export const opa: Format = {
  name: 'opa',
  title: 'Open Policy Agent and Regal',
  url: 'https://www.openpolicyagent.org/docs/latest/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.rego:1'],
      match:
        /^(?:error: )?(?<file>[^\s:]+\.rego):(?<line>\d+)(?::(?<column>\d+))?: (?:(?<code>rego_\w+): )?(?<message>.+)$/,
      severity: 'error',
      examples: [
        {
          log: "2 errors occurred:\nbar.rego:21: rego_parse_error: no match found, unexpected '('",
          gives: [{ severity: 'error', code: 'rego_parse_error', file: 'bar.rego', line: 21 }],
        },
      ],
    },
  ],
};
