import type { Format } from '../core/format.ts';

export const snakemake: Format = {
  name: 'snakemake',
  title: 'Snakemake and Nextflow',
  url: 'https://snakemake.readthedocs.io/',
  columnUnit: 'character',
  rules: [
    {
      triggers: [' in line ', 'Error in rule '],
      match:
        /^(?:(?<code>\w+(?:Error|Exception)) in (?:line (?<line>\d+) of (?<file>.+?)|file "?(?<path>[^",]+)"?, line (?<at>\d+)):?|Error in rule (?<step>\w+):)$/,
      severity: 'error',
      block: { continues: (line) => (/^\s+\S/.test(line) || /^[A-Z][^:]*\.$/.test(line) ? 'yes' : 'no'), maxLines: 12 },
      read: (lines, { path, at, code, step }) => ({
        message: lines[1]?.trim() ?? code ?? `Error in rule ${step}`,
        ...(path && { file: path, line: Number(at) }),
      }),
      examples: [
        {
          log: 'SyntaxError in line 3 of /home/dev/Snakefile:\n    Unexpected keyword foo in rule definition',
          gives: [{ severity: 'error', code: 'SyntaxError', file: 'home/dev/Snakefile', line: 3 }],
        },
      ],
    },
  ],
};
