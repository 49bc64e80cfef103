import type { Format } from '../core/format.ts';
import { readPointer, sourcePointer } from './shared/source-pointer.ts';

export const ajc: Format = {
  name: 'ajc',
  title: 'AspectJ compiler',
  url: 'https://eclipse.dev/aspectj/doc/latest/devguide/ajc.html',
  columnUnit: 'display',
  rules: [
    {
      triggers: ['.java:1', '.aj:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^:]+\.(?:java|aj)):(?<line>\d+) \[(?<severity>error|warning)\] (?<message>\S.*)$/,
      block: sourcePointer(),
      read: (lines, { message = '' }) => {
        const { snippet } = readPointer(lines);
        const { text = message, code } = /^(?<text>.*) \[Xlint:(?<code>\w+)\]$/.exec(message)?.groups ?? {};
        return { message: text, ...(code && { code }), ...(snippet && { snippet: [...snippet] }) };
      },
      examples: [
        {
          log: '/home/dev/Asp.java:1 [warning] no match for this type name: Nope [Xlint:invalidAbsoluteTypeName]\npublic aspect Asp { }\n              ^^^\n/home/dev/B.java:3 [error] Type mismatch: cannot convert from String to int\nreturn s;\n       ^',
          gives: [
            {
              severity: 'warning',
              code: 'invalidAbsoluteTypeName',
              line: 1,
              message: 'no match for this type name: Nope',
              snippet: ['public aspect Asp { }'],
            },
            { severity: 'error', line: 3 },
          ],
        },
      ],
    },
  ],
};
