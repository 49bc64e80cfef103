import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { DocumentGate } from '../../src/parser/document.ts';
import { Parser } from '../../src/parser/parser.ts';

const report = `[
  {
    "code": "F401",
    "filename": "/home/dev/ä.py",
    "location": {
      "column": 8,
      "row": 1
    },
    "message": "\`os\` imported but unused",
    "noqa_row": 1,
    "severity": "error"
  }
]
`;
const compiler = 'src/a.c:3:5: error: expected expression\n';

interface Passed {
  readonly text: string;
  readonly documents: { readonly text: string; readonly line: number; readonly offset: number }[];
}

/** What the gate lets through and what it takes for a document, which it is told is a report or is not. */
function gate(pieces: Iterable<Buffer>, { isReport = true, limit = 1 << 20, window = 1 << 14 } = {}): Passed {
  const passed: Buffer[] = [];
  const documents: { text: string; line: number; offset: number }[] = [];
  const subject = new DocumentGate(
    {
      pass: (bytes) => passed.push(Buffer.from(bytes)),
      document: (text, line, offset) => {
        documents.push({ text, line, offset });
        return isReport;
      },
    },
    limit,
    window,
  );
  for (const piece of pieces) subject.push(piece);
  subject.end();
  return { text: Buffer.concat(passed).toString(), documents };
}

/** As a source may do it, every piece is the same memory, written over. */
function* cut(bytes: Buffer, lengths: readonly number[]): Generator<Buffer> {
  const memory = Buffer.alloc(1024);
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = Math.min(lengths[i % lengths.length] ?? 1, bytes.length - at);
    bytes.copy(memory, 0, at, at + length);
    yield memory.subarray(0, length);
    memory.fill(0x21);
    at += length;
  }
}

function parse(log: string | Buffer): { found: Diagnostic[]; lines: number; bytes: number; cuts: number } {
  let cuts = 0;
  const parser = new Parser({ root: '/', onCut: () => cuts++ });
  const found = [...parser.push('log', Buffer.from(log)), ...parser.end()];
  const { lines, bytes } = parser.totals;
  return { found, lines, bytes, cuts };
}

describe('the gate for documents', () => {
  it('takes an indented document out and leaves as many lines and bytes', () => {
    const { text, documents } = gate([Buffer.from(`Checking\n${report}done\n`)]);
    expect(documents).toEqual([{ text: JSON.stringify(JSON.parse(report)), line: 2, offset: 9 }]);
    expect(text).toMatch(/^Checking\n[\r\n]+done\n$/);
    expect(Buffer.byteLength(text)).toBe(Buffer.byteLength(`Checking\n${report}done\n`));
    expect(text.split('\n')).toHaveLength(`Checking\n${report}done\n`.split('\n').length);
  });

  it.each([
    ['a byte order mark', `\ufeff${report}`],
    ['lines that end with CR LF', report.replaceAll('\n', '\r\n')],
    ['no end of the last line', report.trimEnd()],
    ['something else behind its end', `${report.trimEnd()}a.py: checked\n`],
    ['tabs', report.replaceAll('  ', '\t')],
  ])('takes one with %s', (_, log) => {
    expect(gate([Buffer.from(log)]).documents.map(({ text }) => JSON.parse(text))).toEqual([JSON.parse(report)]);
  });

  it('takes several, one behind another', () => {
    expect(gate([Buffer.from(`{\n  "a": 1\n}\n{\n  "b": 2\n}\n`)]).documents).toEqual([
      { text: '{"a":1}', line: 1, offset: 0 },
      { text: '{"b":2}', line: 4, offset: 13 },
    ]);
  });

  const logs = fc.array(
    fc.constantFrom(
      report,
      compiler,
      '{\n',
      '[',
      ']',
      '}\n',
      '\n',
      '\r\n',
      '  ',
      '"a": 1',
      '\ufeff',
      '{"level":"info"}\n',
      '{\n  "a": 1\n}\n',
      '{\n  "a": [1,\n}\n',
    ),
    { maxLength: 12 },
  );

  it('does the same wherever the bytes are cut', () => {
    fc.assert(
      fc.property(
        logs,
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.constantFrom(64, 400, 100_000),
        fc.constantFrom(8, 200, 100_000),
        (pieces, lengths, isReport, limit, window) => {
          const bytes = Buffer.from(pieces.join(''));
          const options = { isReport, limit, window };
          expect(gate(cut(bytes, lengths), options)).toEqual(gate([bytes], options));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('changes nothing of what is no report', () => {
    fc.assert(
      fc.property(logs, (pieces) => {
        expect(gate([Buffer.from(pieces.join(''))], { isReport: false }).text).toBe(pieces.join(''));
      }),
    );
  });

  it('lets pass what is too large, however it comes', () => {
    for (const lengths of [[report.length * 2], [7]]) {
      const { text, documents } = gate(cut(Buffer.from(report), lengths), { limit: 100 });
      expect(documents).toEqual([]);
      expect(text).toBe(report);
    }
  });

  it('lets pass what begins too late', () => {
    const log = `${'step\n'.repeat(100)}${report}`;
    expect(gate([Buffer.from(log)], { window: 500 })).toEqual({ text: log, documents: [] });
    expect(gate([Buffer.from(log)], { window: 501 }).documents).toHaveLength(1);
  });

  it('holds nothing back once a line shows that it is no document', () => {
    const passed: string[] = [];
    const subject = new DocumentGate({ pass: (bytes) => passed.push(bytes.toString()), document: () => false });
    subject.push(Buffer.from('{\n  "a": 1,\n'));
    expect(subject.holds).toBe(true);
    expect(passed).toEqual([]);
    subject.push(Buffer.from('make: *** [all] Error 1\n'));
    expect(subject.holds).toBe(false);
    expect(passed.join('')).toBe('{\n  "a": 1,\nmake: *** [all] Error 1\n');
  });
});

describe('a log with an indented report', () => {
  it('gives what the report says and what the rest says, each where it stands', () => {
    const log = `Checking\n${report}${compiler}`;
    const { found, lines, bytes } = parse(log);
    expect(found.map(({ tool, file, log: { line } }) => [tool, file, line])).toEqual([
      ['ruff', 'home/dev/ä.py', 2],
      ['gcc', 'src/a.c', 15],
    ]);
    expect([lines, bytes]).toEqual([15, Buffer.byteLength(log)]);
  });

  it('is read line by line where it was cut, or says nothing that is known', () => {
    expect(parse(`${report.slice(0, 120)}\n`).found).toEqual([]);
    const other = parse(`{\n  "a": 1\n}\n${compiler}`);
    expect(other.found.map(({ log: { line } }) => line)).toEqual([4]);
    const broken = parse(`{\n  "a": 1,\n${compiler}}\n`);
    expect(broken.found.map(({ log: { line } }) => line)).toEqual([3]);
  });

  it('is none where every line is JSON by itself', () => {
    const log = `{"level":"info","message":"started"}\n{"level":"info","message":"stopped"}\n${compiler}`;
    expect(parse(log).found.map(({ tool, log: { line } }) => [tool, line])).toEqual([['gcc', 3]]);
  });

  it('is not said to be cut because its lines are long', () => {
    const long = report.replace('imported', `imported ${'x'.repeat(100_000)}`);
    const { found, cuts } = parse(long);
    expect(found).toHaveLength(1);
    expect(cuts).toBe(0);
  });
});
