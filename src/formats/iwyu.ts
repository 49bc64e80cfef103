import type { Format, Part } from '../core/format.ts';

export const iwyu: Format = {
  name: 'iwyu',
  title: 'include-what-you-use',
  url: 'https://github.com/include-what-you-use/include-what-you-use/blob/master/docs/InstructionsForUsers.md',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['should add these lines:'],
      match: /^(?<file>\S.*) should add these lines:$/,
      block: {
        continues: (line) => (/^#include |^(?:class|struct|namespace|template|enum|union) /.test(line) ? 'yes' : 'no'),
        maxLines: 100,
      },
      read: (lines) =>
        lines.length === 1
          ? []
          : { severity: 'warning', message: ['should add these lines:', ...lines.slice(1)].join('\n') },
      examples: [
        {
          log: 'src/main.c should add these lines:\n#include <stdint.h>            // for uint32_t\n\nsrc/main.c should remove these lines:\n- #include <alloca.h>  // lines 24-24\n\nThe full include-list for src/main.c:\n#include <stdint.h>            // for uint32_t\n---',
          gives: [
            {
              severity: 'warning',
              file: 'src/main.c',
              message: 'should add these lines:\n#include <stdint.h>            // for uint32_t',
            },
            { severity: 'warning', file: 'src/main.c', line: 24, message: 'should remove: #include <alloca.h>' },
            {
              severity: 'info',
              file: 'src/main.c',
              message: 'The full include-list:\n#include <stdint.h>            // for uint32_t',
            },
          ],
        },
      ],
    },
    {
      triggers: ['should remove these lines:'],
      match: /^(?<file>\S.*) should remove these lines:$/,
      block: { continues: (line) => (/^- /.test(line) ? 'yes' : 'no'), maxLines: 100 },
      read: (lines) =>
        lines.slice(1).map((line, i): Part => {
          const {
            text = line,
            at,
            last,
          } = /^- (?<text>.*?)\s*\/\/ lines (?<at>\d+)-(?<last>\d+)$/.exec(line)?.groups ?? {};
          return {
            severity: 'warning',
            message: `should remove: ${text}`,
            ...(at && { line: Number(at) }),
            ...(last && last !== at && { endLine: Number(last) }),
            span: [i + 1, i + 1],
          };
        }),
      examples: [
        {
          log: 'a.c should remove these lines:\n- #include <math.h>  // lines 3-3',
          gives: [{ message: 'should remove: #include <math.h>', line: 3 }],
        },
      ],
    },
    {
      triggers: ['The full include-list for '],
      match: /^The full include-list for (?<file>\S.*):$/,
      block: { continues: (line) => (line === '---' ? 'last' : line === '' ? 'no' : 'yes'), maxLines: 300 },
      read: (lines) => ({
        severity: 'info',
        message: ['The full include-list:', ...lines.slice(1).filter((line) => line !== '---')].join('\n'),
      }),
      examples: [
        {
          log: 'The full include-list for a.c:\n#include "a.h"  // for f\n---',
          gives: [{ severity: 'info', file: 'a.c' }],
        },
      ],
    },
  ],
};
