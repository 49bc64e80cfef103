import type { Format } from '../core/format.ts';

export const polyml: Format = {
  name: 'polyml',
  title: 'Poly/ML',
  url: 'https://www.polyml.org/documentation/',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.sml:1', '.ML:1'],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:sml|ML|sig|fun)):(?<line>\d+): (?<severity>error|warning): (?<message>\S.*)$/,
      block: {
        continues: (line) => (/^ {2,}\S/.test(line) ? 'yes' : /^Found near /.test(line) ? 'last' : 'no'),
        maxLines: 60,
      },
      read: (lines, { message = '' }) => ({
        message: [message, ...lines.slice(1).map((line) => line.trim())].join('\n'),
      }),
      examples: [
        {
          log: 'a.sml:2: error: Type error in function application.\n   Function: f : int -> int\n   Argument: "a" : string\nFound near f "a"\nb.sml:2: error: Pattern expected but = was found',
          gives: [
            {
              severity: 'error',
              file: 'a.sml',
              line: 2,
              message:
                'Type error in function application.\nFunction: f : int -> int\nArgument: "a" : string\nFound near f "a"',
            },
            { file: 'b.sml', line: 2, message: 'Pattern expected but = was found' },
          ],
        },
      ],
    },
  ],
};
