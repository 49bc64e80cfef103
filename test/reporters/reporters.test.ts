import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { redactDiagnostic } from '../../src/core/redact.ts';
import type { FinishedRun } from '../../src/core/reporter.ts';
import { parseLog } from '../../src/parser/parse-log.ts';
import { reporterNamed, reporters } from '../../src/reporters/index.ts';
import { diagnostic, fingerprint, finishedRun } from '../helpers/diagnostic.ts';

const options = { root: '/home/dev/app', colour: false, width: 100, version: '0.1.0', log: 'build.log' };

/** Everything that a reporter has to say about a run. */
async function report(
  name: string,
  problems: readonly Diagnostic[],
  said: Partial<FinishedRun['summary']> = {},
): Promise<string> {
  const reporter = reporterNamed(name).create(options);
  let text = reporter.start?.() ?? '';
  for (const problem of problems) text += reporter.diagnostic?.(problem, JSON.stringify(problem)) ?? '';
  const end = reporter.end?.(finishedRun(problems, said)) ?? '';
  if (typeof end === 'string') return text + end;
  for await (const piece of end) text += piece;
  return text;
}

const schema = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as object;
const isDiagnostic = new Ajv2020({ allErrors: true }).compile(schema('../../docs/diagnostic.schema.json'));

function expectValid(validate: ValidateFunction, value: unknown): void {
  expect(validate(value), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
}

const real: Diagnostic[] = [];
for (const [tool, log] of [
  ['gcc', 'syntax'],
  ['rustc', 'types'],
  ['eslint', 'json'],
  ['tsc', 'pretty'],
  ['maven', 'tests'],
]) {
  const text = readFileSync(new URL(`../../samples/${tool}/${log}.log`, import.meta.url), 'utf8');
  for await (const found of parseLog(text, { root: '/home/dev/project', source: `${log}.log` })) real.push(found);
}

/** Escapes, direction overrides, line breaks, markup and injected commands in every field that a log can fill. */
const hostile = diagnostic({
  message:
    'evil \x1b[31m\x1b]8;;http://x\x07 \u202e txt.exe\n::error::injected\r\n| <b>bold</b> [a](http://b) @everyone `x` ]]>',
  file: 'a\x1b[2J,b:c|`\u202e.ts',
  code: 'E1::x,\x07',
  related: [{ message: 'note \x1b[0m\n::set-output name=x::y' }],
  snippet: ['\x1b[31mred'],
});

describe('every reporter', () => {
  it.each(reporters.map(({ name }) => name))('%s has something to say about nothing', async (name) => {
    expect(typeof (await report(name, []))).toBe('string');
  });

  it.each(['terminal', 'markdown', 'github'])('%s lets nothing from a log act', async (name) => {
    const text = await report(name, [hostile]);
    expect(text).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
    expect(text.split('\n').filter((line) => line.startsWith('::') && !line.startsWith('::error file='))).toEqual([]);
  });

  it.each(reporters.map(({ name }) => name))('%s shows no secret', async (name) => {
    const secrets = ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', 'hunter2secret', 'AKIAIOSFODNN7EXAMPLE', 's3cr3tpass'];
    const leaky = diagnostic({
      message: `clone of https://user:${secrets[3]}@example.org failed with ${secrets[0]} DB_PASSWORD=${secrets[1]}`,
      related: [{ message: `aws ${secrets[2]}` }],
      snippet: [`const password = "${secrets[1]}";`],
      fixes: [
        {
          title: `use ${secrets[0]}`,
          origin: 'compiler',
          safety: 'safe',
          edits: [{ file: 'a', line: 1, column: 1, endLine: 1, endColumn: 1, newText: `token: "${secrets[0]}"` }],
        },
      ],
    });
    const text = await report(name, [redactDiagnostic(leaky)]);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });
});

it('refuses a name that it does not know, and says which there are', () => {
  expect(() => reporterNamed('sarfi')).toThrow(
    expect.objectContaining({ code: 'BUILDFIX_USAGE', hint: expect.stringContaining('sarif') }),
  );
});

describe('ndjson', () => {
  it('is one diagnostic a line, as its schema says', async () => {
    const lines = (await report('ndjson', [...real, hostile])).trimEnd().split('\n');
    expect(lines).toHaveLength(real.length + 1);
    for (const line of lines) expectValid(isDiagnostic, JSON.parse(line));
  });
});

describe('summary', () => {
  it('is one object with the final count of every fingerprint', async () => {
    const problems = [diagnostic({ count: 7 }), diagnostic({ fingerprint: fingerprint(2), count: 1 })];
    const parsed = JSON.parse(await report('summary', problems, { total: 8 })) as {
      summary: object;
      problems: object[];
    };
    expect(parsed.summary).toMatchObject({ total: 8, distinct: 2 });
    expect(parsed.problems).toEqual([
      expect.objectContaining({ fingerprint: '00000000000000aa', count: 7, file: 'src/app.ts' }),
      expect.objectContaining({ count: 1 }),
    ]);
  });
});

describe('sarif', () => {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const published = createRequire(import.meta.url)
    .resolve('@microsoft/jest-sarif')
    .replace(/lib\/.*/, 'lib/schemas/sarif-2.1.0-rtm.5.json');
  const {
    $schema: _draft,
    id: _id,
    ...sarifSchema
  } = JSON.parse(readFileSync(published, 'utf8')) as { $schema: string; id: string };
  const isSarif = ajv.compile(sarifSchema);

  it.each([
    ['of nothing', []],
    ['of real logs', real],
    ['of a hostile log', [hostile]],
  ])('is what the published schema says: %s', async (_, problems) => {
    expectValid(isSarif, JSON.parse(await report('sarif', problems)));
  });

  it('carries fingerprint, count, state, place and fixes', async () => {
    const fix = {
      title: 'rename',
      origin: 'compiler',
      safety: 'safe' as const,
      edits: [{ file: 'src/app.ts', line: 12, column: 5, endLine: 12, endColumn: 6, newText: 'y' }],
    };
    const parsed = JSON.parse(
      await report('sarif', [diagnostic({ count: 3, baseline: 'recurring', fixes: [fix] })]),
    ) as {
      runs: { results: object[] }[];
    };
    expect(parsed.runs[0]?.results).toEqual([
      expect.objectContaining({
        ruleId: 'tsc/TS2322',
        level: 'error',
        occurrenceCount: 3,
        baselineState: 'unchanged',
        partialFingerprints: { 'buildfix/v1': '00000000000000aa' },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'src/app.ts', uriBaseId: 'SRCROOT' },
              region: { startLine: 12, startColumn: 5 },
            },
          },
        ],
        fixes: [expect.objectContaining({ description: { text: 'rename' } })],
      }),
    ]);
  });
});

describe('rdjsonl', () => {
  it('gives a column only where it is one of bytes', async () => {
    const column = async (said: Partial<Diagnostic>) =>
      (JSON.parse(await report('rdjsonl', [diagnostic(said)])) as { location: { range: { start: object } } }).location
        .range.start;
    expect(await column({ columnUnit: 'byte' })).toEqual({ line: 12, column: 5 });
    expect(await column({ columnUnit: 'utf16' })).toEqual({ line: 12 });
    expect(await column({ columnUnit: 'utf16', snippet: ['let x = 1;'] })).toEqual({ line: 12, column: 5 });
    expect(await column({ columnUnit: 'display', snippet: ['\tlet x = 1;'] })).toEqual({ line: 12 });
  });
});

describe('github', () => {
  it('escapes what would end the command', async () => {
    const text = await report('github', [
      diagnostic({ message: '50%: a\nb', file: 'a,b:c.ts', code: undefined as never }),
    ]);
    expect(text).toBe('::error file=a%2Cb%3Ac.ts,line=12,col=5,title=tsc::50%25: a%0Ab\n');
  });

  it('says what is suggested for which lines', async () => {
    const suggest = () => [{ file: 'a.ts', line: 2, endLine: 3, text: 'one\n50%' }];
    const reporter = reporterNamed('github').create({ ...options, suggest });
    const lines: string[] = [];
    for await (const line of (reporter.end?.(finishedRun([diagnostic()])) ?? []) as AsyncIterable<string>)
      lines.push(line);
    expect(lines[0]).toMatch(/::Type .*%0A%0ASuggested for a\.ts:2 to 3:%0Aone%0A50%25\n$/);
  });

  it('keeps within the ten of a kind that are shown, and says what is left out', async () => {
    const problems = Array.from({ length: 40 }, (_, n) =>
      diagnostic({ fingerprint: fingerprint(n), severity: n < 25 ? 'error' : 'warning' }),
    );
    const lines = (await report('github', problems)).trimEnd().split('\n');
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(10);
    expect(lines.at(-1)).toBe('::notice title=buildfix::20 more problems are in the log; GitHub shows ten of a kind');
  });
});

describe('terminal', () => {
  it('says in order: what broke first, how many, what is new, what can be fixed and how', async () => {
    const text = await report('terminal', [diagnostic()], {
      total: 5,
      baseline: { new: 1, recurring: 0, gone: 2 },
      fixable: { safe: 1, unsafe: 0, manual: 0 },
      thinned: 3,
      suppressed: { 'vendor code': 4 },
    });
    expect(text.split('\n').slice(-8)).toEqual([
      '',
      "First: src/app.ts:12:5: error: Type 'string' is not assignable to type 'number'.",
      '1 distinct problem (1 error, 5 occurrences) in 100 lines.',
      'Compared with before: 1 new, 0 known, 2 gone.',
      '3 occurrences of what is frequent were only counted (--no-sample lets them through).',
      '4 occurrences suppressed: vendor code.',
      'Can be fixed now: 1 safely.  buildfix fix build.log  shows how, --write does it.',
      '',
    ]);
  });

  it('shows the errors again when many warnings have gone by', async () => {
    const warnings = Array.from({ length: 30 }, (_, n) =>
      diagnostic({ fingerprint: fingerprint(n), severity: 'warning' }),
    );
    const text = await report('terminal', [diagnostic({ message: 'the one error' }), ...warnings]);
    expect(text.split('Errors:')[1]).toContain('the one error');
  });

  it('tells a failure without a diagnostic from a clean run', async () => {
    expect(await report('terminal', [])).toBe('No problems in 100 lines.\n');
    expect(
      await report('terminal', [], { failure: { source: 'build.log', line: 9, text: 'make: *** [all] Error 2' } }),
    ).toContain('The build failed');
  });
});

describe('markdown', () => {
  it('stays within what a job page takes', async () => {
    const problems = Array.from({ length: 5_000 }, (_, n) =>
      diagnostic({ fingerprint: fingerprint(n), message: 'x'.repeat(1_000) }),
    );
    const text = await report('markdown', problems);
    expect(Buffer.byteLength(text)).toBeLessThan(1 << 20);
    expect(text).toMatch(/… and \d+ more\./);
  });
});
