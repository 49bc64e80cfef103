import type { Format } from '../core/format.ts';

export const vivado: Format = {
  name: 'vivado',
  title: 'Vivado, Quartus and Cadence tools',
  url: 'https://docs.amd.com/r/en-US/ug835-vivado-tcl-commands',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['ERROR: [', 'WARNING: [', 'CRITICAL WARNING: [', 'INFO: ['],
      match:
        /^(?<severity>ERROR|WARNING|CRITICAL WARNING): \[(?<code>[A-Za-z][\w ]* \d+-\d+)\] (?<message>.+?)(?: \[(?<file>(?:[A-Za-z]:)?[^\]:]+):(?<line>\d+)\])?$/,
      severity: { error: 'error', warning: 'warning', 'critical warning': 'warning' },
      examples: [
        {
          log: 'ERROR: [VRFC 10-91] aresetn is not declared [/home/dev/file.vhd:17]\nWARNING: [Synth 8-3331] design top has unconnected port x',
          gives: [
            { severity: 'error', code: 'VRFC 10-91', message: 'aresetn is not declared', line: 17 },
            { severity: 'warning', code: 'Synth 8-3331' },
          ],
        },
      ],
    },
    {
      triggers: ['Error (', 'Warning (', 'Critical Warning ('],
      match:
        /^ *(?<severity>Error|Warning|Critical Warning) \((?<code>\d{4,6})\): (?<message>.+?)(?: File: (?<path>\S+) Line: (?<at>\d+))?$/,
      severity: { error: 'error', warning: 'warning', 'critical warning': 'warning' },
      read: (_, { message = '', path, at }) => {
        const place = / at (?<file>[^\s(]+)\((?<line>\d+)\):/.exec(message)?.groups;
        return path
          ? { file: path, line: Number(at) }
          : place
            ? { file: place.file as string, line: Number(place.line) }
            : {};
      },
      examples: [
        {
          log: 'Error (10170): Verilog HDL syntax error at top.v(7) near text: "x"\nError (10161): Verilog HDL error at top.v(9): object "y" is not declared File: /home/dev/top.v Line: 9',
          gives: [
            { severity: 'error', code: '10170' },
            { code: '10161', file: 'home/dev/top.v', line: 9 },
          ],
        },
      ],
    },
    {
      // Cadence
      triggers: [': *E,', ': *W,', ': *F,'],
      match:
        /^\w+: \*(?<severity>[EWF]),(?<code>\w+)(?: \((?<file>[^,]+),(?<line>\d+)(?:\|(?<from>\d+))?\))?: (?<message>.+)$/,
      severity: { e: 'error', w: 'warning', f: 'error' },
      read: (_, { from }) => (from ? { column: Number(from) + 1 } : {}),
      examples: [
        {
          log: "ncvlog: *E,EXPSMC (top.v,7|4): expecting a semicolon (';')",
          gives: [{ severity: 'error', code: 'EXPSMC', file: 'top.v', line: 7, column: 5 }],
        },
      ],
    },
  ],
};
