import type { Format } from '../core/format.ts';

export const latex: Format = {
  name: 'latex',
  title: 'TeX and LaTeX',
  url: 'https://www.latex-project.org/help/documentation/',
  columnUnit: 'byte',
  rules: [
    {
      triggers: [
        '! LaTeX Error',
        '! Undefined',
        '! Missing',
        '! Package',
        '! Emergency',
        '! Extra',
        '! Too many',
        '! Paragraph',
        '! Illegal',
        '! Misplaced',
        '! Argument',
        '! Use of',
        '! Dimension',
        '! Double',
        '! Font',
        '! Incomplete',
        '! File',
        '! pdfTeX',
        '! I can',
        '! You can',
        '! Display',
        '! Runaway',
        '! Text line',
        '! Improper',
        '! Bad ',
        '! TeX capacity',
        '! ==> Fatal',
        '! Class',
        '! LaTeX3',
      ],
      match: /^! (?<message>(?!==> Fatal).+)$/,
      severity: 'error',
      block: {
        continues: (line) =>
          /^l\.\d+ /.test(line) ? 'last' : /^!|^\)|^$/.test(line) && !/^$/.test(line) ? 'no' : 'maybe',
        patience: 14,
      },
      read: (lines) => {
        const { line, rest } = /^l\.(?<line>\d+) (?<rest>.*)$/.exec(lines.at(-1) ?? '')?.groups ?? {};
        return line ? { line: Number(line), snippet: [rest ?? ''] } : {};
      },
      examples: [
        {
          log: "! Undefined control sequence.\nl.7 \\foo\n        bar\n! LaTeX Error: File `nosuch.sty' not found.\n\nType X to quit or <RETURN> to proceed,\nor enter new name. (Default extension: sty)\n\nEnter file name: \n! Emergency stop.\n<read *> \n         \nl.3 \\begin\n          {document}",
          gives: [
            { severity: 'error', line: 7, message: 'Undefined control sequence.' },
            { message: "LaTeX Error: File `nosuch.sty' not found." },
            { line: 3, message: 'Emergency stop.' },
          ],
        },
      ],
    },
    {
      // -file-line-error
      triggers: ['.tex:1', '.sty:1', '.cls:1', '.bbl:1', '.aux:1', '.ltx:1'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:tex|sty|cls|bbl|aux|ltx)):(?<line>\d+): (?<message>\S.*)$/,
      severity: 'error',
      claim: 'shared',
      examples: [
        {
          log: './main.tex:7: Undefined control sequence.',
          gives: [{ severity: 'error', file: 'main.tex', line: 7, message: 'Undefined control sequence.' }],
        },
      ],
    },
    {
      triggers: ['LaTeX Warning: ', ' Warning: '],
      match: /^(?:LaTeX|Package|Class|pdfTeX|LaTeX Font)(?: \w+)? (?<severity>Warning): (?<message>.+)$/,
      block: { continues: (line) => (/^\(\w+\) {2,}\S/.test(line) ? 'yes' : 'no'), maxLines: 8 },
      read: (lines, { message = '' }) => {
        const text = [message, ...lines.slice(1).map((line) => line.replace(/^\(\w+\) +/, ''))].join(' ');
        const line = /on input line (\d+)\.$/.exec(text)?.[1];
        return { message: text, ...(line && { line: Number(line) }) };
      },
      examples: [
        {
          log: "LaTeX Warning: Reference `x' on page 1 undefined on input line 9.\nPackage hyperref Warning: Token not allowed in a PDF string:\n(hyperref)                removing `math shift' on input line 12.",
          gives: [{ severity: 'warning', line: 9 }, { line: 12 }],
        },
      ],
    },
    {
      triggers: ['Overfull \\', 'Underfull \\'],
      match:
        /^(?<message>(?:Over|Under)full \\[hv]box .*?)(?: (?:in paragraph|in alignment|detected) at lines? (?<line>\d+)(?:--(?<endLine>\d+))?)?$/,
      severity: 'info',
      examples: [
        {
          log: 'Overfull \\hbox (15.0pt too wide) in paragraph at lines 9--12',
          gives: [{ severity: 'info', line: 9, endLine: 12 }],
        },
      ],
    },
  ],
};
