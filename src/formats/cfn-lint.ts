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
      read: (_, { code = '' }) => ({ severity: severityOf(code) }),
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
    {
      // `--format parseable`, with where it ends.
      triggers: ['.yaml:1', '.yml:1', '.json:1', '.template:1'],
      match:
        /^(?<file>[^:\s]\S*\.(?:ya?ml|json|template)):(?<line>\d+):(?<column>\d+):(?<endLine>\d+):(?<endColumn>\d+):(?<code>[EWI]\d{4}):(?<message>.+)$/,
      read: (_, { code = '' }) => ({ severity: severityOf(code) }),
      examples: [
        {
          log: "t.yaml:7:7:7:11:E3012:'a' is not of type 'array'",
          gives: [
            {
              severity: 'error',
              code: 'E3012',
              file: 't.yaml',
              line: 7,
              column: 7,
              endColumn: 11,
              message: "'a' is not of type 'array'",
            },
          ],
        },
      ],
    },
    {
      // `--format pretty`
      triggers: [
        '   E0',
        '   E1',
        '   E2',
        '   E3',
        '   E4',
        '   E5',
        '   E6',
        '   E7',
        '   E8',
        '   W1',
        '   W2',
        '   W3',
        '   W4',
        '   W6',
        '   W7',
        '   W8',
        '   I1',
        '   I2',
        '   I3',
      ],
      heading: /^(?<file>\S+\.(?:ya?ml|json|template))$/,
      match: /^(?<line>\d+):(?<column>\d+): +(?<code>[EWI]\d{4}) +(?<message>\S.*)$/,
      read: (_, { code = '' }) => ({ severity: severityOf(code) }),
      examples: [
        {
          log: 't.yaml\n6:7:                E3002     Additional properties are not allowed\n15:3:               W2001     Parameter P not used.',
          gives: [
            { severity: 'error', code: 'E3002', file: 't.yaml', line: 6, column: 7 },
            { severity: 'warning', code: 'W2001', file: 't.yaml', line: 15 },
          ],
        },
      ],
    },
    {
      // `--format quiet`
      triggers: ['.yaml:1', '.yml:1', '.json:1', '.template:1'],
      match: /^(?<code>[EWI]\d{4}): (?<message>\S.*) (?<file>\S+\.(?:ya?ml|json|template)):(?<line>\d+)$/,
      read: (_, { code = '' }) => ({ severity: severityOf(code) }),
      examples: [
        {
          log: 'E3012: Check resource properties values t.yaml:7',
          gives: [
            { severity: 'error', code: 'E3012', file: 't.yaml', line: 7, message: 'Check resource properties values' },
          ],
        },
      ],
    },
  ],
};

function severityOf(code: string): 'error' | 'warning' | 'info' {
  return code.startsWith('E') ? 'error' : code.startsWith('W') ? 'warning' : 'info';
}
