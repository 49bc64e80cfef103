import type { Continuation, Format, Part } from '../core/format.ts';

export const dockerfilelint: Format = {
  name: 'dockerfilelint',
  title: 'dockerfilelint',
  url: 'https://github.com/replicatedhq/dockerfilelint',
  columnUnit: 'character',
  rules: [
    {
      // A table for each line of the file: the titles and descriptions are wrapped in columns of their own.
      triggers: ['File:   '],
      match: /^File: {3}(?<file>\S.*)$/,
      block: { continues },
      read: (lines, { file = '' }) => {
        const parts: Part[] = [];
        let line = 0;
        let titles = 0;
        let texts = 0;
        for (const [index, row] of lines.entries()) {
          const named = /^Line (?<line>\d+):/.exec(row)?.groups?.line;
          if (named) line = Number(named);
          if (row.startsWith('Issue  Category')) {
            titles = row.indexOf('Title');
            texts = row.indexOf('Description');
          } else if (/^ +\d+ {2}\S/.test(row)) {
            const category = row
              .slice(0, titles)
              .replace(/^ +\d+/, '')
              .trim();
            parts.push({
              severity: category === 'Possible Bug' ? 'error' : 'warning',
              file,
              ...(line > 0 && { line }),
              code: row.slice(titles, texts).trim(),
              message: row.slice(texts).trim(),
              span: [index, index],
            });
          } else if (parts.length > 0 && /^ {9,}\S/.test(row)) {
            const last = parts.pop() as Part;
            const code = `${last.code} ${row.slice(titles, texts).trim()}`.trim();
            const message = `${last.message} ${row.slice(texts).trim()}`.trim();
            parts.push({ ...last, code, message, span: [(last.span as [number, number])[0], index] });
          }
        }
        return parts.length > 0 ? parts : null;
      },
      examples: [
        {
          log: '\nFile:   Dockerfile\nIssues: 2\n\nLine 1: FROM ubuntu\nIssue  Category      Title                 Description\n    1  Clarity       Base Image Missing    Base images should specify a tag to use.\n                     Tag\n\nLine 2: MAINTAINER x\nIssue  Category      Title                 Description\n    2  Possible Bug  Missing Arguments     This command requires\n                                           additional arguments.\n',
          gives: [
            {
              severity: 'warning',
              file: 'Dockerfile',
              line: 1,
              code: 'Base Image Missing Tag',
              message: 'Base images should specify a tag to use.',
            },
            {
              severity: 'error',
              line: 2,
              code: 'Missing Arguments',
              message: 'This command requires additional arguments.',
            },
          ],
        },
      ],
    },
  ],
};

function continues(line: string): Continuation {
  if (line === '') return 'maybe';
  return /^(?:Issues: |Line \d+: |Issue {2}Category|Issue {2}Title| +\d+ {2}\S| {9,}\S)/.test(line) ? 'yes' : 'no';
}
