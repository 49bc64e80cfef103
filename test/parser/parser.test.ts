import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { parseLog } from '../../src/parser/parse-log.ts';
import { Parser, type ParserOptions } from '../../src/parser/parser.ts';
import { cutInto, encode, encodings, logText, parsePieces, parseText, pieceSizes } from './helpers.ts';

const folder = fileURLToPath(new URL('../../samples/', import.meta.url));
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log') && !relative('.', name).split(/[\\/]/).includes('src'))
  .sort();

const missing = "main.c:3:12: error: expected ';' before '}' token\n";

function parseWith(options: Partial<ParserOptions>, ...logs: [source: string, text: string][]) {
  const parser = new Parser({ root: '/project', ...options });
  const found = logs.flatMap(([source, text]) => parser.push(source, Buffer.from(text)));
  return { found: [...found, ...parser.end()], totals: parser.totals };
}

describe('the diagnostics of a log', () => {
  it.each(samples)('do not depend on how it is cut: %s', (name) => {
    const bytes = readFileSync(join(folder, name));
    const whole = parsePieces([bytes]);
    // Small pieces only for what is small: a log of a megabyte in single bytes tells no more and takes a minute.
    const sizes = bytes.length < 3000 ? [[1], [7, 0, 64]] : [[333], [4099, 0, 1]];
    for (const cuts of sizes) expect(parsePieces(cutInto(bytes, cuts))).toEqual(whole);
  });

  it.each(encodings)('do not depend on how it is cut, in %s', (encoding) => {
    fc.assert(
      fc.property(logText, pieceSizes, (log, sizes) => {
        const bytes = encode(log, encoding);
        expect(parsePieces(cutInto(bytes, sizes))).toEqual(parsePieces([bytes]));
      }),
      { numRuns: 150 },
    );
  });

  it('do not depend on its encoding, but for the offset', () => {
    const text = ({ log: { offset: _, ...log }, ...diagnostic }: Diagnostic) => ({ ...diagnostic, log });
    fc.assert(
      fc.property(logText, fc.constantFrom(...encodings), (log, encoding) => {
        expect(parsePieces([encode(log, encoding)]).map(text)).toEqual(parseText(log).map(text));
      }),
      { numRuns: 100 },
    );
  });

  it('do not depend on its line ends', () => {
    const place = ({ log: { offset: _, ...log }, ...diagnostic }: Diagnostic) => ({ ...diagnostic, log });
    fc.assert(
      fc.property(logText, (log) => {
        const lines = log.replaceAll('\r\n', '\n').replaceAll('\r', ' ');
        expect(parseText(lines.replaceAll('\n', '\r\n')).map(place)).toEqual(parseText(lines).map(place));
      }),
      { numRuns: 100 },
    );
  });

  it('say where each stands: its line and the byte at which that begins', () => {
    for (const name of samples) {
      const bytes = readFileSync(join(folder, name));
      for (const { log } of parsePieces([bytes])) {
        const before = bytes.subarray(0, log.offset);
        expect(before.length === 0 || [0x0a, 0x0d].includes(before.at(-1) ?? 0), `${name}:${log.line}`).toBe(true);
        expect(before.toString('latin1').split('\n').length, name).toBe(log.line);
        expect(log.lines).toBeGreaterThan(0);
      }
    }
  });

  it('are those of any text: nothing in it makes the parser fail', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => Array.isArray(parsePieces([bytes]))));
  });
});

describe('bad input', () => {
  it.each([
    ['empty', ''],
    ['only line ends', '\n\n\r\n\r'],
    ['only NUL', '\0\0\0'],
    ['only a byte order mark', '\ufeff'],
  ])('%s gives nothing', (_, log) => {
    expect(parseText(log)).toEqual([]);
  });

  it('without a newline at the end is read to the end', () => {
    expect(parseText(missing.trimEnd())).toHaveLength(1);
  });

  it('with progress that overwrites itself is read in its pieces', () => {
    expect(parseText(`10%\r20%\r${missing}`)).toMatchObject([{ file: 'main.c', log: { line: 1, offset: 8 } }]);
    expect(parseText(missing.replace('\n', '\rdone\n'))).toMatchObject([{ file: 'main.c' }]);
  });

  it('with NUL and invalid UTF-8 keeps what is text', () => {
    const bytes = Buffer.concat([Buffer.from('main.c:3:12: error: bad \0 byte '), Buffer.from([0xff, 0x0a])]);
    expect(parsePieces([bytes])).toMatchObject([{ message: 'bad \0 byte \ufffd' }]);
  });

  it('with a line beyond the limit says so, and goes on behind it', () => {
    const cuts: [string, number][] = [];
    const log = `fine\n${'x'.repeat(100_000)}\n${missing}`;
    const { found } = parseWith({ onCut: (source, line) => cuts.push([source, line]) }, ['a.log', log]);
    expect(cuts).toEqual([['a.log', 2]]);
    expect(found).toMatchObject([{ file: 'main.c', log: { line: 3, offset: 100_006 } }]);
  });

  it('that lies about places is reported as printed', () => {
    expect(parseText('../../etc/passwd:1:1: error: x\n')).toMatchObject([{ file: '../../etc/passwd' }]);
    expect(parseText('/etc/passwd:1:1: error: x\n')).toMatchObject([{ file: '/etc/passwd' }]);
    const [huge] = parseText('a.c:99999999999999999999:1: error: x\n');
    expect(huge).toMatchObject({ file: 'a.c', message: 'x' });
    expect(huge).not.toHaveProperty('line');
  });

  it('with terminal escapes gives messages without', () => {
    const [found] = parseText('a.c:1:1: error: \u001b]0;title\u0007\u001b[31mred\u001b[2J text\n');
    expect(found?.message).toBe('red text');
  });
});

describe('a run over several logs', () => {
  it('ends each before the next begins', () => {
    const { found, totals } = parseWith(
      {},
      ['a.log', `make: Entering directory '/project/lib'\n${missing.trimEnd()}`],
      ['b.log', `fine\n${missing}`],
    );
    expect(found.map(({ file, log }) => [file, log.source, log.line])).toEqual([
      ['lib/main.c', 'a.log', 2],
      ['main.c', 'b.log', 2],
    ]);
    expect(totals).toMatchObject({ logs: 2, lines: 4, bytes: 144 });
  });

  it('knows a problem again', () => {
    const { found } = parseWith({}, ['a.log', missing], ['b.log', missing]);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it('says in which line a build first said that it failed', () => {
    const { totals } = parseWith({}, ['a.log', 'fine\nmake: *** [Makefile:3: all] Error 2\n']);
    expect(totals.failure).toMatchObject({ source: 'a.log', line: 2 });
  });
});

describe('a diagnostic', () => {
  it('is in the directory that make was in', () => {
    const log = `make[1]: Entering directory '/project/lib'\n${missing}make[1]: Leaving directory '/project/lib'\n${missing}`;
    expect(parseText(log).map(({ file }) => file)).toEqual(['lib/main.c', 'main.c']);
  });

  it('resolves its notes and edits as well', () => {
    const log =
      "make: Entering directory '/project/lib'\nmain.c:3:12: error: expected ';' before '}' token\n    3 |   return 0\n      |            ^\n      |            ;\nmain.c:1:1: note: here\n";
    const [found] = parseText(log);
    expect(found?.fixes?.[0]?.edits[0]?.file).toBe('lib/main.c');
    expect(found?.related?.[0]?.file).toBe('lib/main.c');
  });

  it('says in which CI step it stands', () => {
    const stamp = '2024-05-22T12:43:46.9626460Z ';
    const log = `${stamp}##[group]Run make\n${stamp}make\n${stamp}##[endgroup]\n${stamp}${missing}`;
    expect(parseText(log)).toMatchObject([{ step: 'Run make', file: 'main.c' }]);
  });

  it('says in which section of GitLab and which instruction of BuildKit it stands', () => {
    const gitlab = `section_start:1560896352:step_script\r\u001b[0KRunning\n${missing}section_end:1560896353:step_script\r\u001b[0K\n${missing}`;
    expect(parseText(gitlab).map(({ step }) => step)).toEqual(['step_script', undefined]);
    const buildkit = `#12 [build 3/5] RUN make\n#13 [test 1/2] RUN check\n#12 0.3 ${missing}#13 0.4 ${missing}`;
    expect(parseText(buildkit).map(({ step }) => step)).toEqual(['[build 3/5] RUN make', '[test 1/2] RUN check']);
  });

  it('is left out where a summary at the end repeats it, and only there', () => {
    const section = '________ test_a ________\n\n>   assert 0\nE   assert 0\n\ntest_x.py:3: AssertionError\n';
    const summary = '=== short test summary info ===\nFAILED test_x.py::test_a - assert 0\n';
    const other = 'FAILED test_x.py::test_b - assert 1\n';
    let recaps = 0;
    const { found } = parseWith({ onRecap: () => recaps++ }, ['a.log', section + summary + other]);
    expect(found.map(({ code, log }) => [code, log.line])).toEqual([
      ['test_a', 1],
      ['test_b', 9],
    ]);
    expect(recaps).toBe(1);
    expect(parseText(summary + summary.replace('test_x', 'test_y'))).toHaveLength(2);
  });

  it('comes of the tools that were asked for alone', () => {
    const log = `${missing}a.ts(1,2): error TS2322: no\n`;
    expect(parseWith({ tools: ['tsc'] }, ['a.log', log]).found.map(({ tool }) => tool)).toEqual(['tsc']);
    expect(parseWith({ tools: [] }, ['a.log', log]).found).toEqual([]);
  });
});

describe('parseLog', () => {
  async function collect(input: Parameters<typeof parseLog>[0]): Promise<Diagnostic[]> {
    const found: Diagnostic[] = [];
    for await (const diagnostic of parseLog(input, { root: '/project' })) found.push(diagnostic);
    return found;
  }

  it('takes a string as the log itself, and pieces of it as bytes or text', async () => {
    const whole = await collect(missing);
    expect(whole).toMatchObject([{ file: 'main.c', log: { source: 'log' }, count: 1 }]);
    expect(await collect([missing.slice(0, 9), Buffer.from(missing.slice(9))])).toEqual(whole);
  });

  it('does not cut a long string between the halves of a character', async () => {
    const log = `${'x'.repeat((1 << 20) - 21)}\na.c:1:1: error: ${'𝄞'.repeat(9)}\n`;
    expect((await collect(log))[0]?.message).toBe('𝄞'.repeat(9));
  });
});

describe('several logs at the same time', () => {
  const block = 'a.c:3:11: error: expected ‘;’ before ‘}’ token\n    3 |   int x\n      |        ^\n';
  const [head, ...rest] = block.split(/(?<=\n)/) as [string, ...string[]];

  it('keep their lines and open diagnostics apart', () => {
    const { found, totals } = parseWith({ openLogs: 2 }, ['one', head], ['two', block], ['one', rest.join('')]);
    expect(found.map(({ log, snippet }) => [log.source, log.line, log.lines, snippet])).toEqual([
      ['two', 1, 3, ['  int x']],
      ['one', 1, 3, ['  int x']],
    ]);
    expect(totals).toMatchObject({ logs: 2, lines: 6 });
  });

  it('are no more than was said: the one that was longest silent ends', () => {
    const { found } = parseWith({ openLogs: 1 }, ['one', head], ['two', block], ['one', rest.join('')]);
    expect(found.map(({ log }) => [log.source, log.lines])).toEqual([
      ['one', 1],
      ['two', 3],
    ]);
  });
});
