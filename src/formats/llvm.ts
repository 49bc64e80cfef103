import type { Format } from '../core/format.ts';

export const llvm: Format = {
  name: 'llvm',
  title: 'LLVM tools: llc, opt, llvm-as, llvm-mc, FileCheck',
  url: 'https://llvm.org/docs/CommandGuide/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['llc: ', 'opt: ', 'llvm-as: ', 'lli: ', 'llvm-link: ', 'llvm-mc: ', 'mlir-opt: '],
      match:
        /^(?:\S*\/)?(?:llc|opt|lli|mlir-opt|llvm-\w+)(?:-\d+)?: (?:(?<file>[^\s:]+):(?<line>\d+):(?<column>\d+): )?(?<severity>error|warning): (?<message>.+)$/,
      examples: [
        {
          log: "llc: x.ll:10:7: error: value doesn't match function result type 'i32'",
          gives: [{ severity: 'error', file: 'x.ll', line: 10, column: 7 }],
        },
      ],
    },
  ],
};
