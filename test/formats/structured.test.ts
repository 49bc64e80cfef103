import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { readJsonReport } from '../../src/formats/shared/json-report.ts';
import { readSarif } from '../../src/formats/shared/sarif.ts';
import { placeInText } from '../../src/formats/shared/text-place.ts';
import { parseXml } from '../../src/formats/shared/xml.ts';
import { parseLog } from '../../src/parser/parse-log.ts';

async function read(log: string): Promise<Diagnostic[]> {
  const found: Diagnostic[] = [];
  for await (const diagnostic of parseLog(log, { root: '/' })) found.push(diagnostic);
  return found;
}

const at = ({ file, line }: Diagnostic) => `${file}:${line}`;

describe('the reader of XML', () => {
  it('reads elements, attributes, text, CDATA and entities, and says on which line they stand', () => {
    const root = parseXml(
      '<a x="1 &lt; 2" y=\'"q"\'>\n<!-- <b/> --><b>&#65;&#x42;<![CDATA[<c>&amp;]]> &unknown;</b>\n<b\n/></a>tail',
    );
    expect(root?.attributes).toEqual({ x: '1 < 2', y: '"q"' });
    expect(root?.children).toMatchObject([
      { name: 'b', text: 'AB<c>&amp; &unknown;', line: 1, endLine: 1 },
      { name: 'b', line: 2, endLine: 3 },
    ]);
  });

  it('keeps what is complete where the rest is missing, and ends what a lost line did not end', () => {
    expect(parseXml('<a><b>1</b><b>2')?.children).toMatchObject([{ text: '1' }, { text: '2' }]);
    expect(parseXml('<a><b><c>1</b><d/></a>')?.children).toMatchObject([{ name: 'b' }, { name: 'd' }]);
  });

  it('takes a stray bracket for text', () => {
    expect(parseXml('<a>1 < 2 <3 i<n> </a>')?.text).toContain('1 < 2 <3');
  });

  it('expands nothing and keeps names such as __proto__', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a __proto__="1">&z;</a>';
    expect(parseXml(bomb)?.text ?? '&z;').toBe('&z;');
    expect(Object.entries(parseXml('<a __proto__="1"/>')?.attributes ?? {})).toEqual([['__proto__', '1']]);
  });

  it('neither throws nor hangs, whatever it is given', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '<a',
      ' x="',
      '"',
      "'",
      '</a>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '&',
      'é',
      '\n',
      '<?xml',
      '?>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        parseXml(pieces.join(''));
      }),
      { numRuns: 2000 },
    );
    expect(parseXml('<a>'.repeat(100_000))).toBeDefined();
    expect(parseXml(`<a>${'< '.repeat(200_000)}</a>`)?.name).toBe('a');
    expect(parseXml(`<a>${'<b x="'.repeat(50_000)}</a>`)?.name).toBe('a');
  });
});

const testcase = (name: number) =>
  `<testcase classname="a.T" name="t${name}">\n<failure message="m${name}">at a.T.t(T.java:${name})</failure>\n</testcase>\n`;

describe('JUnit XML in a log', () => {
  const failures = Array.from({ length: 3 }, (_, i) => testcase(i + 1)).join('');

  it('is read between lines of a build', async () => {
    const log = `src/a.c:1:2: error: one\n<testsuites>\n<testsuite name="s">\n${failures}</testsuite>\n</testsuites>\nsrc/a.c:3:4: error: two\n`;
    expect((await read(log)).map(at)).toEqual(['src/a.c:1', 'T.java:1', 'T.java:2', 'T.java:3', 'src/a.c:3']);
  });

  it('that was cut says what it had come to, and gives the log back', async () => {
    const log = `<testsuite name="s">\n${failures}${'step\n'.repeat(600)}src/a.c:3:4: error: two\n`;
    expect((await read(log)).map(at)).toEqual(['T.java:1', 'T.java:2', 'T.java:3', 'src/a.c:3']);
  });

  it('that is too long to be kept is read test by test', async () => {
    const count = 17_500;
    const log = `<testsuite name="s">\n${Array.from({ length: count }, (_, i) => testcase(i + 1)).join('')}</testsuite>\n`;
    const found = await read(log);
    expect(found).toHaveLength(count);
    expect(new Set(found.map(({ code }) => code)).size).toBe(count);
  });

  it('says nothing where nothing failed', async () => {
    const log =
      '<testsuites tests="1"><testsuite name="s">\n<testcase name="t"><system-out>\nsrc/a.c:1:2: error: quoted\n</system-out></testcase>\n<testcase name="u"><skipped message="later"/></testcase></testsuite></testsuites>\n';
    expect(await read(log)).toEqual([]);
  });

  it('leaves other XML alone', async () => {
    const log = `<?xml version="1.0"?>\n<project>\n<name>x</name>\n</project>\nsrc/a.c:3:4: error: two\n`;
    expect((await read(log)).map(at)).toEqual(['src/a.c:3']);
    expect((await read('<results>\n<row/>\n</results>\nsrc/a.c:3:4: error: two\n')).map(at)).toEqual(['src/a.c:3']);
  });
});

describe('SARIF', () => {
  const run = (result: object, more: object = {}) => ({
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'Some Tool' } }, results: [result], ...more }],
  });
  const location = { physicalLocation: { artifactLocation: { uri: 'a.c' }, region: { startLine: 3 } } };

  it('takes level and message from the rule where the result has none', () => {
    const rules = [
      { id: 'other' },
      {
        id: 'R1',
        defaultConfiguration: { level: 'note' },
        messageStrings: { default: { text: '{0} is not {1}, {9}' } },
      },
    ];
    const result = { ruleIndex: 1, message: { id: 'default', arguments: ['a', 'b'] }, locations: [location] };
    const log = { version: '2.1.0', runs: [{ tool: { driver: { name: 'Some Tool', rules } }, results: [result] }] };
    expect(readSarif(log)).toEqual([
      { tool: 'some-tool', severity: 'info', code: 'R1', message: 'a is not b, {9}', file: 'a.c', line: 3 },
    ]);
  });

  it('leaves out what is suppressed, what passed and what is gone', () => {
    const message = { text: 'm' };
    expect(readSarif(run({ message, suppressions: [{ kind: 'inSource' }] }))).toEqual([]);
    expect(readSarif(run({ message, kind: 'pass' }))).toEqual([]);
    expect(readSarif(run({ message, baselineState: 'absent' }))).toEqual([]);
    expect(readSarif(run({ message, suppressions: [{ kind: 'external', status: 'rejected' }] }))).toHaveLength(1);
  });

  it('resolves a base that names a folder, and leaves other bases to the root', () => {
    const based = (uriBaseId: string) => ({
      message: { text: 'm' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a%20b.c', uriBaseId } } }],
    });
    const bases = {
      originalUriBaseIds: { HOME: { uri: 'file:///home/dev' }, ROOT: { description: { text: 'the root' } } },
    };
    expect(readSarif(run(based('HOME'), bases))).toMatchObject([{ file: '/home/dev/src/a b.c' }]);
    expect(readSarif(run(based('ROOT'), bases))).toMatchObject([{ file: 'src/a b.c' }]);
    const windows = {
      message: { text: 'm' },
      locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///C:/a.c' } } }],
    };
    expect(readSarif(run(windows))).toMatchObject([{ file: 'C:/a.c' }]);
  });

  it('gives related places, and fixes only where their range is known', () => {
    const change = (deletedRegion: object) => ({
      artifactChanges: [
        { artifactLocation: { uri: 'a.c' }, replacements: [{ deletedRegion, insertedContent: { text: 'x' } }] },
      ],
    });
    const [part] =
      readSarif(
        run({
          message: { text: 'm' },
          locations: [location],
          relatedLocations: [{ ...location, message: { text: 'declared here' } }],
          fixes: [
            change({ startLine: 3, startColumn: 1, endColumn: 4 }),
            change({ startLine: 5 }),
            change({ startLine: 3, startColumn: 2 }),
          ],
        }),
      ) ?? [];
    expect(part?.related).toEqual([{ file: 'a.c', line: 3, message: 'declared here' }]);
    expect(part?.fixes?.map(({ edits }) => edits)).toEqual([
      [{ file: 'a.c', line: 3, column: 1, endLine: 3, endColumn: 4, newText: 'x' }],
      [{ file: 'a.c', line: 5, column: 1, endLine: 6, endColumn: 1, newText: 'x' }],
    ]);
  });

  it('is nothing else that has runs', () => {
    for (const other of [null, 1, [], {}, { runs: 3 }, { version: '1', runs: [] }, { runs: [{ tool: 'x' }] }])
      expect(readSarif(other)).toBeNull();
  });

  it('takes any values for what they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (result, tool) => {
        readSarif({ version: '2.1.0', runs: [{ tool: { driver: tool }, results: [result] }] });
        readJsonReport(result);
      }),
    );
  });
});

describe('JSON of linters', () => {
  it.each([
    ['no file', [{ line: 1, message: 'm' }]],
    ['no line', [{ file: 'a.c', message: 'm' }]],
    ['no message', [{ file: 'a.c', line: 1 }]],
    ['a time, as logs have it', [{ file: 'a.c', line: 1, message: 'm', timestamp: 1 }]],
    ['no rule, and the whole line to itself', { file: 'a.c', line: 1, message: 'm', level: 'error' }],
    ['a URL for a source', [{ source: 'https://example.com/a.c', line: 1, message: 'm' }]],
  ])('is none with %s', (_, json) => {
    expect(readJsonReport(json)).toBeNull();
  });

  it.each([
    ['the file above', { file: 'a.x', issues: [{ line: 2, msg: 'm', rule: 'r' }] }],
    ['the file for a key', { 'src/a.x': [{ Line: 2, Message: 'm', Check: 'r' }] }],
    [
      'a range from 0',
      { diagnostics: [{ file: 'a.x', range: { start: { line: 1, character: 0 } }, message: 'm', code: 'r' }] },
    ],
    ['a place inside', [{ location: { path: 'a.x', start: { line: 2 } }, description: 'm', rule: { id: 'r' } }]],
    ['the message inside', [{ path: 'a.x', start: { line: 2 }, check_id: 'r', extra: { message: 'm' } }]],
  ])('may have %s', (_, json) => {
    expect(readJsonReport(json)).toMatchObject([
      { file: expect.stringContaining('a.x'), line: 2, message: 'm', code: 'r' },
    ]);
  });

  it('stops at a depth that no report has', () => {
    let deep: unknown = { file: 'a.c', line: 1, message: 'm', code: 'c' };
    for (let i = 0; i < 5000; i++) deep = [deep];
    expect(readJsonReport(deep)).toBeNull();
  });

  it('may be cut on a line of its own', async () => {
    expect(
      await read('[{"file":"a.c","line":1,"message":"m","code":"c"},{"file":"b.c","li\nsrc/a.c:3:4: error: two\n'),
    ).toMatchObject([{ file: 'src/a.c' }]);
  });
});

describe('the place in a text', () => {
  it.each([
    [
      'Error: x\n    at f (node:internal/a:1:2)\n    at g (/p/node_modules/a.js:1:2)\n    at h (/p/a.test.js:3:4)',
      '/p/a.test.js:3:4',
    ],
    ['Traceback\n  File "/p/test_a.py", line 7, in test', '/p/test_a.py:7'],
    ['\tat org.junit.Assert.fail(Assert.java:86)\n\tat shop.PriceTest.adds(PriceTest.java:15)', 'PriceTest.java:15'],
    ['(in test file a.bats, line 4)', 'a.bats:4'],
    ['expected 12:30 to be 12:31', undefined],
    ['GET http://localhost:8080/a', undefined],
  ])('%j is %s', (text, place) => {
    const found = placeInText(text);
    expect(found && [found.file, found.line, found.column].filter((part) => part !== undefined).join(':')).toBe(place);
  });

  it('takes time in proportion to the text', () => {
    for (const text of ['(a.b'.repeat(50_000), `at ${'a.'.repeat(100_000)}:1`, `${' '.repeat(200_000)}x`]) {
      const start = performance.now();
      placeInText(text);
      expect(performance.now() - start).toBeLessThan(200);
    }
  });
});

it('a report on one line is not misread where it quotes a compiler', async () => {
  const quoted =
    "src/a.c:1:2: error: expected ';' src/a.ts(3,4): error TS2322: no src/a.py:3:1: E501 long src/a.rb:1:2: C: x Traceback (most recent call last):";
  const lines = [
    `{"event":"log","text":${JSON.stringify(quoted)}}`,
    `<?xml version="1.0"?><system-out>${quoted}</system-out>`,
  ];
  const found = [];
  for await (const { tool } of parseLog(`${lines.join('\n')}\n`, { root: '/' })) found.push(tool);
  expect(found).toEqual([]);
});
