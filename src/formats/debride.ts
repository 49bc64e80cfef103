import type { Format } from '../core/format.ts';

export const debride: Format = {
  name: 'debride',
  title: 'debride',
  url: 'https://github.com/seattlerb/debride',
  columnUnit: 'character',
  rules: [
    {
      triggers: ['.rb:1'],
      match: /^ {2}(?<name>[A-Za-z_]\w*[?!=]?) {2,}(?<file>[^\s:]+\.rb):(?<line>\d+)(?:-\d+)?(?: \(\d+\))?$/,
      severity: 'warning',
      read: (_, { name }) => ({ message: `Possible unused method: ${name}` }),
      examples: [
        {
          log: 'Image\n  image_tags                          app/models/image.rb:2',
          gives: [
            {
              severity: 'warning',
              message: 'Possible unused method: image_tags',
              file: 'app/models/image.rb',
              line: 2,
            },
          ],
        },
      ],
    },
  ],
};
