import type { Format } from '../core/format.ts';

export const linuxKernel: Format = {
  name: 'linux-kernel',
  title: 'Linux kernel: oopses, warnings, and its build (modpost, dtc, sparse)',
  url: 'https://docs.kernel.org/admin-guide/bug-hunting.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['WARNING: CPU: ', 'kernel BUG at '],
      match:
        /^(?:\[ *\d+\.\d+\] )?(?:WARNING: CPU: \d+ PID: \d+ at (?<file>[^\s:]+):(?<line>\d+) (?<what>\S+)|kernel BUG at (?<path>[^\s:]+):(?<at>\d+)!)/,
      read: (_, { what, path, at }) =>
        path
          ? { severity: 'error', message: 'kernel BUG', file: path, line: Number(at) }
          : { severity: 'warning', message: `warning in ${what}` },
      examples: [
        {
          log: '[   12.345678] WARNING: CPU: 0 PID: 1 at kernel/smp.c:292 generic_exec_single+0x11c/0x130\nkernel BUG at mm/slab.c:123!',
          gives: [
            { severity: 'warning', file: 'kernel/smp.c', line: 292 },
            { severity: 'error', file: 'mm/slab.c', line: 123 },
          ],
        },
      ],
    },
    {
      triggers: ['ERROR: modpost: ', 'WARNING: modpost: '],
      match: /^(?<severity>ERROR|WARNING): modpost: (?<message>.+)$/,
      examples: [
        {
          log: 'ERROR: modpost: "foo" [drivers/a.ko] undefined!',
          gives: [{ severity: 'error', message: '"foo" [drivers/a.ko] undefined!' }],
        },
      ],
    },
    {
      triggers: ['.dts:1', '.dtsi:1'],
      match:
        /^(?<file>[^\s:]+\.dtsi?):(?<line>\d+)\.(?<column>\d+)(?:-(?:\d+\.)?\d+)?: (?<severity>ERROR|Warning|Error)(?: \((?<code>\w+)\))?:? (?<message>.+)$/,
      examples: [
        {
          log: 'arch/a.dts:7.3-12: Warning (reg_format): /soc:reg: property has invalid length',
          gives: [{ severity: 'warning', code: 'reg_format', line: 7, column: 3 }],
        },
      ],
    },
  ],
};
