import type { Format } from '../core/format.ts';
import { readWrapped, wrappedMessage } from './shared/wrapped-message.ts';

export const armcc: Format = {
  name: 'armcc',
  title: 'ARM Compiler 5, armasm, armlink and Keil',
  url: 'https://developer.arm.com/documentation/dui0496/latest/',
  columnUnit: 'display',
  rules: [
    {
      triggers: ['", line '],
      match:
        /^"(?<file>[^"]+?) ?", line (?<line>\d+)(?: \(column (?<column>\d+)\))?: (?<severity>Error|Warning|Serious error|Fatal error|Note|Remark): +(?:#?(?<code>[A-Z]?\d+[A-Z]?)(?:-[A-Z])?: )?(?<message>.+)$/,
      severity: {
        error: 'error',
        warning: 'warning',
        'serious error': 'error',
        'fatal error': 'error',
        note: 'info',
        remark: 'info',
      },
      block: wrappedMessage,
      read: (lines, { message = '' }) => {
        const { message: text, snippet } = readWrapped(lines, message);
        return { message: text, ...(snippet && { snippet }) };
      },
      examples: [
        {
          log: '"main.cpp", line 21: Error:  #5: cannot open source input file "some.h": No such file or directory\n"main.cpp", line 25: Warning:  #550-D: variable "x" was set but never used',
          gives: [
            {
              severity: 'error',
              code: '5',
              file: 'main.cpp',
              line: 21,
              message: 'cannot open source input file "some.h": No such file or directory',
            },
            { severity: 'warning', code: '550', line: 25 },
          ],
        },
      ],
    },
    {
      triggers: ['Error: L', 'Warning: L', 'Error: A', 'Warning: A', 'Error: C', 'Warning: C'],
      match: /^(?<severity>Fatal error|Error|Warning): (?<code>[LAC]\d{4}[EWUI]): (?<message>.+)$/,
      severity: { 'fatal error': 'error', error: 'error', warning: 'warning' },
      examples: [
        {
          log: 'Error: L6218E: Undefined symbol foo (referred from main.o).',
          gives: [{ severity: 'error', code: 'L6218E', message: 'Undefined symbol foo (referred from main.o).' }],
        },
      ],
    },
    {
      // Keil C51, C166
      triggers: ['*** ERROR ', '*** WARNING ', '*** FATAL'],
      match:
        /^\*\*\* (?<severity>FATAL ERROR|ERROR|WARNING) (?<code>[A-Z]*\d+)(?: IN LINE (?<line>\d+) OF (?<file>[^:]+))?: (?<message>.+)$/,
      severity: { 'fatal error': 'error', error: 'error', warning: 'warning' },
      examples: [
        {
          log: "*** ERROR C202 IN LINE 12 OF MAIN.C: 'foo': undefined identifier",
          gives: [
            { severity: 'error', code: 'C202', file: 'MAIN.C', line: 12, message: "'foo': undefined identifier" },
          ],
        },
      ],
    },
  ],
};
