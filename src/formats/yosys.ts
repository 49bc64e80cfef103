import type { Format } from '../core/format.ts';

export const yosys: Format = {
  name: 'yosys',
  title: 'Yosys',
  url: 'https://yosyshq.readthedocs.io/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        'Warning: Wire ',
        'Warning: Resizing',
        'Warning: found ',
        'Warning: multiple',
        'Warning: Replacing',
        'Warning: Complex',
        'Warning: Identifier',
      ],
      match: /^Warning: (?<message>(?:Wire |Resizing|found |multiple|Replacing|Complex|Identifier ).*)$/,
      severity: 'warning',
      read: (_, { message = '' }) => {
        const { file, line } = / at (?<file>[^\s:]+\.s?vh?):(?<line>\d+)/.exec(message)?.groups ?? {};
        return file ? { file, line: Number(line) } : {};
      },
      examples: [{ log: 'Warning: Wire top.\\c is used but has no driver.', gives: [{ severity: 'warning' }] }],
    },
  ],
};
