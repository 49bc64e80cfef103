import type { Format } from '../core/format.ts';

export const bazel: Format = {
  name: 'bazel',
  title: 'Bazel and Buck2',
  url: 'https://bazel.build/docs/user-manual',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['ERROR: ', 'WARNING: ', 'FATAL: '],
      match:
        /^(?:\(\d\d:\d\d:\d\d\) )?(?<severity>ERROR|WARNING|FATAL): (?<file>(?:\/|[A-Za-z]:)[^:]+?):(?<line>\d+):(?<column>\d+): (?<message>.+)$/,
      severity: { error: 'error', warning: 'warning', fatal: 'error' },
      read: (_, { message = '' }) => (/ failed: \(Exit \d+\)| failed \(Exit \d+\)/.test(message) ? [] : {}),
      examples: [
        {
          log: "ERROR: /home/dev/app/BUILD:3:10: no such target '//lib:x'\nERROR: /home/dev/app/BUILD:9:10: Compiling a.cc failed: (Exit 1): gcc failed",
          gives: [
            { severity: 'error', file: 'home/dev/app/BUILD', line: 3, column: 10, message: "no such target '//lib:x'" },
          ],
        },
      ],
    },
    {
      triggers: ['ERROR: '],
      match:
        /^(?:\(\d\d:\d\d:\d\d\) )?ERROR: (?<message>(?:no such (?:package|target)|Skipping '|Error computing the main|Analysis of target|.*not found in (?:repository|workspace)|The '\w+' command is only supported|Unrecognized option).*)$/,
      severity: 'error',
      examples: [
        { log: "ERROR: Skipping '//x': no such package 'x': BUILD file not found", gives: [{ severity: 'error' }] },
      ],
    },
    {
      triggers: [' FAILED in ', ' TIMEOUT in ', 'FAILED TO BUILD', 'FAILED in'],
      match: /^(?<code>\/\/\S+) +(?<message>(?:FAILED|TIMEOUT|FAILED TO BUILD|NO STATUS)\b.*)$/,
      severity: 'error',
      examples: [
        {
          log: '//app:sum_test                                        FAILED in 0.1s',
          gives: [{ severity: 'error', code: '//app:sum_test', message: 'FAILED in 0.1s' }],
        },
      ],
    },
  ],
};
