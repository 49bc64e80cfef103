import type { Continuation, Format, Part, Reading } from '../core/format.ts';

export const doctest: Format = {
  name: 'doctest',
  title: 'doctest for C++',
  url: 'https://github.com/doctest/doctest',
  columnUnit: 'byte',
  rules: [
    {
      // A test names itself once, above all that it did wrong.
      triggers: ['='.repeat(79)],
      match: /^={79}$/,
      block: { continues, patience: 4 },
      read,
      examples: [
        {
          log: `${'='.repeat(79)}\na.cc:6:\nTEST SUITE: s\nTEST CASE:  sub\n  one\n\na.cc:7: ERROR: CHECK( a == 4 ) is NOT correct!\n  values: CHECK( 3 == 4 )\n  logged: msg\n\na.cc:8: WARNING: WARN( 1 == 2 ) is NOT correct!\n  values: WARN( 1 == 2 )\n\n${'='.repeat(79)}\n[doctest] test cases: 1 | 0 passed | 1 failed | 0 skipped`,
          gives: [
            {
              severity: 'error',
              code: 's / sub / one',
              file: 'a.cc',
              line: 7,
              message: 'CHECK( a == 4 ) is NOT correct!\nvalues: CHECK( 3 == 4 )\nlogged: msg',
            },
            { severity: 'warning', code: 's / sub / one', line: 8 },
          ],
        },
      ],
    },
    {
      // With `-s` also what is well.
      triggers: [': SUCCESS: '],
      match: /^[^\s:(][^:(]*(?::\d+|\(\d+\)): SUCCESS: /,
      read: () => [],
      examples: [{ log: 'a.cc:4: SUCCESS: CHECK( 1 == 1 ) is correct!', gives: [] }],
    },
    {
      triggers: [': FATAL ERROR: ', ': ERROR: '],
      match:
        /^(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*)(?::(?<line>\d+)|\((?<at>\d+)\)): (?:FATAL )?ERROR: (?<message>(?:\w+\(|test case ).*)$/,
      severity: 'error',
      block: { continues: (line) => (/^ {2}(?:values|logged): /.test(line) ? 'yes' : 'no'), maxLines: 20 },
      read: (lines, { message, at }) => ({
        message: [message, ...lines.slice(1).map((line) => line.trim())].join('\n'),
        ...(at && { line: Number(at) }),
      }),
      examples: [
        {
          log: 'a.cc:5: FATAL ERROR: REQUIRE( a == 3 ) is NOT correct!\n  values: REQUIRE( 2 == 3 )\n',
          gives: [
            {
              severity: 'error',
              file: 'a.cc',
              line: 5,
              message: 'REQUIRE( a == 3 ) is NOT correct!\nvalues: REQUIRE( 2 == 3 )',
            },
          ],
        },
      ],
    },
  ],
};

const row =
  /^(?<file>(?:[A-Za-z]:)?[^\s:(][^:(]*)(?::(?<line>\d+)|\((?<at>\d+)\)): (?<level>FATAL ERROR|ERROR|WARNING): (?<text>.*)$/;

/** The place and the name stand directly below the rule, or it is somebody else's. */
function continues(line: string, lines: readonly string[]): Continuation {
  if (lines.length === 1) {
    if (/^(?:TEST SUITE|TEST CASE|DESCRIPTION): /.test(line)) return 'yes';
    return /^(?:[A-Za-z]:)?[^\s:(][^:(]*(?::\d+|\(\d+\)):$/.test(line) ? 'maybe' : 'no';
  }
  return /^={79}$/.test(line) ? 'no' : 'yes';
}

function read(lines: readonly string[]): Reading {
  const heads = lines.flatMap((line, index) => (row.test(line) ? [index] : []));
  if (heads.length === 0) return null;
  const blank = lines.indexOf('');
  const names = lines.slice(2, blank === -1 ? undefined : blank).filter((line) => !line.startsWith('DESCRIPTION: '));
  const code = names.map((line) => line.replace(/^TEST (?:SUITE|CASE): */, '').trim()).join(' / ');
  return heads.map((head) => {
    const { file, line, at, level, text } = row.exec(lines[head] as string)?.groups ?? {};
    const below = lines.slice(head + 1);
    const stop = below.findIndex((next) => !next.startsWith('  '));
    const said = stop === -1 ? below : below.slice(0, stop);
    const part: Part = {
      severity: level === 'WARNING' ? 'warning' : 'error',
      code,
      file: file as string,
      line: Number(line ?? at),
      message: [text, ...said.map((next) => next.trim())].join('\n'),
      span: [head, head + said.length],
    };
    return part;
  });
}
