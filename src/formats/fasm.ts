import type { Format } from '../core/format.ts';

export const fasm: Format = {
  name: 'fasm',
  title: 'flat assembler',
  url: 'https://flatassembler.net/',
  columnUnit: 'byte',
  rules: [
    {
      // The place, the source, in a macro the same of it, what was made of the line; the message comes last.
      triggers: ['.asm [', '.inc [', '.fasm ['],
      match: /^(?<file>\S+\.(?:asm|inc|fasm)) \[(?<line>\d+)\]:$/,
      severity: 'error',
      block: { continues: (line) => (/^error: /.test(line) ? 'last' : 'maybe'), patience: 20 },
      read: (lines) => {
        const message = /^error: (.+?)\.?$/.exec(lines.at(-1) ?? '')?.[1];
        const macros = lines.slice(2).flatMap((line, index, rest) => {
          const place = /^(?<file>\S+) \[(?<line>\d+)\] (?<name>\w+) \[\d+\]:$/.exec(line)?.groups;
          return place
            ? [
                {
                  message: `in macro ${place.name}: ${rest[index + 1]?.trim()}`,
                  file: place.file as string,
                  line: Number(place.line),
                },
              ]
            : [];
        });
        return message
          ? { message, snippet: [lines[1] as string], ...(macros.length > 0 && { related: macros }) }
          : null;
      },
      examples: [
        {
          log: 'a.asm [2]:\n mov eax, ebx, ecx\nprocessed: mov eax,ebx,ecx\nerror: extra characters on line.\nc.asm [2]:\n q 1\nc.asm [1] q [0]:\nmacro q x { mov eax, x, 3 }\nprocessed: mov eax,1,3\nerror: extra characters on line.',
          gives: [
            {
              severity: 'error',
              file: 'a.asm',
              line: 2,
              message: 'extra characters on line',
              snippet: [' mov eax, ebx, ecx'],
            },
            {
              file: 'c.asm',
              line: 2,
              related: [{ message: 'in macro q: macro q x { mov eax, x, 3 }', file: 'c.asm', line: 1 }],
            },
          ],
        },
      ],
    },
  ],
};
