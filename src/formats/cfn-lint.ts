import type { Format } from '../core/format.ts';

export const cfnLint: Format = {
  name: 'cfn-lint',
  title: 'AWS CloudFormation Linter',
  url: 'https://github.com/aws-cloudformation/cfn-lint',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.yaml:1', '.yml:1', '.json:1', '.template:1'],
      heading: /^(?<code>[EWI]\d{4}) (?<message>.+)$/,
      match: /^(?<file>[^:\s]\S*\.(?:ya?ml|json|template)):(?<line>\d+):(?<column>\d+)$/,
      read: (_, { code = '' }) => ({
        severity: code.startsWith('E') ? 'error' : code.startsWith('W') ? 'warning' : 'info',
      }),
      examples: [
        {
          log: 'E3002 Invalid Property Resources/Bucket/Properties/Foo\ntemplates/s3.yaml:7:7\n',
          gives: [
            {
              severity: 'error',
              code: 'E3002',
              message: 'Invalid Property Resources/Bucket/Properties/Foo',
              file: 'templates/s3.yaml',
              line: 7,
              column: 7,
            },
          ],
        },
      ],
    },
  ],
};
