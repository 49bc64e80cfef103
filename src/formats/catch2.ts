import type { Continuation, Format, Part, Reading } from '../core/format.ts';

export const catch2: Format = {
  name: 'catch2',
  title: 'Catch2',
  url: 'https://github.com/catchorg/Catch2',
  columnUnit: 'byte',
  rules: [
    {
      // The name of the test, its sections and place between rules, then all that it did wrong.
      triggers: ['-'.repeat(79)],
      match: /^-{79}$/,
      severity: 'error',
      block: { continues, patience: 12 },
      read,
      examples: [
        {
          log: `${'-'.repeat(79)}\nsums\n  of one\n${'-'.repeat(79)}\na.cc:4\n${'.'.repeat(79)}\n\na.cc:5: FAILED:\n  CHECK( a + 1 == 4 )\nwith expansion:\n  3 == 4\nwith message:\n  a is 2\n\na.cc:6: FAILED:\ndue to unexpected exception with message:\n  boom\n\n${'='.repeat(79)}\ntest cases: 1 | 1 failed`,
          gives: [
            {
              severity: 'error',
              code: 'sums / of one',
              file: 'a.cc',
              line: 5,
              message: 'CHECK( a + 1 == 4 )\nwith expansion:\n3 == 4\nwith message:\na is 2',
            },
            { code: 'sums / of one', line: 6, message: 'due to unexpected exception with message:\nboom' },
          ],
        },
      ],
    },
    {
      triggers: [': FAILED:'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+): FAILED:$/,
      severity: 'error',
      block: { continues: (line) => (saying.test(line) ? 'yes' : 'no'), maxLines: 20 },
      read: (lines) => ({ message: messageOf(lines.slice(1)) }),
      examples: [
        {
          log: 'test/sum.cpp:5: FAILED:\n  CHECK( sum(1, 1) == 3 )\nwith expansion:\n  2 == 3\n\n===',
          gives: [
            {
              severity: 'error',
              file: 'test/sum.cpp',
              line: 5,
              message: 'CHECK( sum(1, 1) == 3 )\nwith expansion:\n2 == 3',
            },
          ],
        },
      ],
    },
    {
      // The compact reporter.
      triggers: [': failed: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*\.(?:cc|cpp|cxx|c\+\+|hpp|h|ipp|mm)):(?<line>\d+): failed: (?<message>\S.*)$/,
      severity: 'error',
      examples: [
        {
          log: "a.cc:4: failed: a + 1 == 4 for: 3 == 4 with 1 message: 'a is 2'",
          gives: [{ severity: 'error', file: 'a.cc', line: 4 }],
        },
      ],
    },
    {
      triggers: [': warning:'],
      match: /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+): (?<severity>warning):$/,
      block: { continues: (line) => (/^ {2}\S/.test(line) ? 'yes' : 'no'), maxLines: 20 },
      read: (lines) => (lines.length > 1 ? { message: messageOf(lines.slice(1)) } : null),
      examples: [
        {
          log: 'a.cc:10: warning:\n  careful\n',
          gives: [{ severity: 'warning', file: 'a.cc', line: 10, message: 'careful' }],
        },
      ],
    },
  ],
};

const saying = /^ {2}\S|^with (?:expansion|messages?):|^due to|^explicitly|^for: /;
const failure = /^(?<file>(?:[A-Za-z]:)?[^\s:][^:]*):(?<line>\d+): FAILED:$/;

/** Nothing is known to be a test before the dots below its place have come. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (/^(?:={79}|~{79})$/.test(line)) return 'no';
  if (lines.length === 1) return /^\.{79}$/.test(line) ? 'yes' : 'maybe';
  return /^-{79}$/.test(line) ? 'no' : 'yes';
}

function read(lines: readonly string[]): Reading {
  const end = lines.indexOf('-'.repeat(79), 1);
  const heads = lines.flatMap((line, index) => (failure.test(line) ? [index] : []));
  if (end === -1 || heads.length === 0 || !/^\.{79}$/.test(lines[end + 2] ?? '')) return null;
  const code = lines
    .slice(1, end)
    .map((line) => line.trim())
    .join(' / ');
  return heads.map((head) => {
    const place = failure.exec(lines[head] as string)?.groups ?? {};
    const below = lines.slice(head + 1);
    const stop = below.findIndex((line) => line === '' || failure.test(line));
    const said = stop === -1 ? below : below.slice(0, stop);
    const part: Part = {
      code,
      file: place.file as string,
      line: Number(place.line),
      message: messageOf(said),
      span: [head, head + said.length],
    };
    return part;
  });
}

function messageOf(lines: readonly string[]): string {
  return (
    lines
      .map((line) => line.trim())
      .filter(Boolean)
      .join('\n') || 'FAILED'
  );
}
