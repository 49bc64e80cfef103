import type { Format } from '../core/format.ts';

export const drMemory: Format = {
  name: 'dr-memory',
  title: 'Dr. Memory',
  url: 'https://drmemory.org/page_reports.html',
  columnUnit: 'byte',
  rules: [
    {
      triggers: ['Error #'],
      match: /^(?:~~\w*~~ )?Error #\d+: (?<message>(?<code>[A-Z][A-Z ]+[A-Z]).*)$/,
      block: { continues: (line) => (/^(?:~~\w*~~ )?(?:# *\d+ |Note: )/.test(line) ? 'yes' : 'no'), maxLines: 60 },
      read: (lines, { code = '' }) => {
        const frames = lines.flatMap((line) => {
          const place = /^(?:~~\w*~~ )?# *\d+ .*\[(?<file>[^\]]+):(?<line>\d+)\]$/.exec(line)?.groups;
          return place ? [{ file: place.file as string, line: Number(place.line) }] : [];
        });
        const own = frames.find(
          ({ file }) => !/drmemory_package|\/glibc|sysdeps|\/libio\/|\/stdio-common\/|\/csu\//.test(file),
        );
        return { severity: code.startsWith('POSSIBLE') ? 'warning' : 'error', ...own };
      },
      examples: [
        {
          log: 'Error #1: LEAK 150 direct bytes 0x005a2540-0x005a25d6 + 0 indirect bytes\n# 0 replace_malloc                 [/drmemory_package/common/alloc_replace.c:2576]\n# 1 main                           [/home/dev/a.c:7]\n',
          gives: [{ severity: 'error', code: 'LEAK', file: 'home/dev/a.c', line: 7 }],
        },
      ],
    },
  ],
};
