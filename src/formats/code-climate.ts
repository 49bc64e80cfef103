import type { Format } from '../core/format.ts';
import { readCodeClimate } from './shared/code-climate.ts';

export const codeClimate: Format = {
  name: 'code-climate',
  title: 'CodeClimate issues and GitLab code quality reports',
  url: 'https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format',
  columnUnit: 'character',
  rules: [
    {
      claim: 'shared',
      triggers: ['"description"'],
      match: /^\[?\{"/,
      read: ([line = '']) => readCodeClimate(line),
      examples: [
        {
          log: '[{"description":"errcheck: Error return value of `os.Remove` is not checked","check_name":"errcheck","severity":"critical","fingerprint":"5031CBDCA8D2DFA64F01A102F345470D","location":{"path":"vet/x.go","lines":{"begin":4}}}]',
          gives: [
            {
              severity: 'error',
              code: 'errcheck',
              message: 'Error return value of `os.Remove` is not checked',
              file: 'vet/x.go',
              line: 4,
            },
          ],
        },
        {
          log: '[{"type": "issue", "check_name": "yaml[truthy]", "severity": "minor", "description": "Truthy value should be one of [false, true]", "fingerprint": "9d8e", "location": {"path": "p.yml", "positions": {"begin": {"line": 7, "column": 5}}}}]',
          gives: [{ severity: 'warning', code: 'yaml[truthy]', file: 'p.yml', line: 7, column: 5 }],
        },
      ],
    },
  ],
};
