import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { defaultWeights } from '../../src/core/weights.ts';
import { kindOfLine, scanOfSignals } from '../../src/failure/kind-of-line.ts';
import { isConsequence, isPass } from '../../src/failure/line-kinds.ts';
import { readShell } from '../../src/failure/shell.ts';
import { signals } from '../../src/failure/signals.ts';

const scan = scanOfSignals();
function isSought(line: string): boolean {
  const bytes = Buffer.from(`${line}\n`);
  scan.load(bytes);
  return scan.next(0) < bytes.length;
}

describe('a signal', () => {
  const examples = signals.flatMap(({ strength, examples }) => examples.map((example) => [example, strength] as const));
  it.each(examples)('%s is read as %s, and its line is sought', (example, strength) => {
    expect(kindOfLine(example, example)).toBe(strength);
    expect(isSought(example)).toBe(true);
  });

  it.each([
    'gcc -Werror -c errors.c -o errors.o',
    'test parser::tests::rejects_error ... ok',
    '✓ throws an Error: bad input',
    'Compiling error-chain v0.12.4',
    '12 passed, 0 failed',
    'warning: unused variable',
  ])('is not: %s', (line) => {
    expect(kindOfLine(line, line)).toBeUndefined();
  });
});

describe('a consequence', () => {
  it.each([
    'make: *** [Makefile:2: all] Error 1',
    'make[2]: *** [a.o] Killed',
    'ninja: build stopped: subcommand failed.',
    'error: could not compile `shop` (lib) due to 2 previous errors',
    '##[error]Process completed with exit code 1.',
    'error Command failed with exit code 1.',
    'BUILD FAILED in 3s',
    '[ERROR] -> [Help 1]',
    ':shop:test FAILED',
    'FAIL\texample.org/add\t0.002s',
  ])('is known, and sought: %s', (line) => {
    expect(isConsequence(line)).toBe(true);
    expect(isSought(line)).toBe(true);
  });

  it('is not what make says of a file that nothing makes', () => {
    expect(isConsequence("make: *** No rule to make target 'a.c', needed by 'all'.  Stop.")).toBe(false);
  });
});

describe('a line about a test that passed', () => {
  it.each(['--- PASS: TestAdd (0.00s)', '  ✓ adds (3 ms)', 'ok 3 - adds', '    adds:   OK (0.20s)', 'a > b SKIPPED'])(
    'is: %s',
    (line) => expect(isPass(line)).toBe(true),
  );
  it.each(['not ok 3 - adds', '--- FAIL: TestAdd (0.00s)'])('is not: %s', (line) => expect(isPass(line)).toBe(false));
});

it.each([
  ['##[group]Run make -j8', { kind: 'begin', name: 'make -j8', command: 'make -j8' }],
  ['travis_fold:start:install.1', { kind: 'begin', id: 'install.1', name: 'install.1' }],
  ['travis_time:end:0a1b:start=1,finish=2', { kind: 'end', id: '0a1b' }],
  ['The command "make test" exited with 2.', { kind: 'exit', status: 2 }],
  ['" exited with 1.', { kind: 'exit', status: 1 }],
  ['section_start:1716382000:step_script', { kind: 'begin', name: 'step_script' }],
  ['[Pipeline] { (Build)', { kind: 'begin', name: 'Build' }],
  ['Exited with code exit status 1', { kind: 'exit', status: 1 }],
  ['Finished: SUCCESS', { kind: 'job', failed: false }],
  ['ERROR: Job failed: exit code 1', { kind: 'job', failed: true }],
  ['$ make', { kind: 'command', command: 'make' }],
] as const)('the shell mark %s is read', (line, mark) => {
  expect(readShell(line)).toEqual(mark);
});

it('docs/why.md names every weight with its default', async () => {
  const page = await readFile(new URL('../../docs/why.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| `(\w+)` +\| (-?[\d.]+) /gm)].map(([, name, value]) => [name, Number(value)]);
  expect(Object.fromEntries(rows)).toEqual(defaultWeights);
});

describe('hostile lines', () => {
  const times = (length: number, make: (length: number) => string) => {
    const line = make(length);
    const start = process.hrtime.bigint();
    for (let round = 0; round < 20; round++) {
      kindOfLine(line, line);
      isConsequence(line);
      readShell(line);
    }
    return Number(process.hrtime.bigint() - start);
  };
  it.each([
    ['spaces', (length: number) => `${' '.repeat(length)}x`],
    ['numbers', (length: number) => '1 tests '.repeat(length / 8)],
    ['quotes', (length: number) => `The command "${'" '.repeat(length / 2)}`],
    ['words', (length: number) => 'error: '.repeat(length / 7)],
    ['dots', (length: number) => `${'a.'.repeat(length / 2)}Error`],
  ])('take time in proportion to their length: %s', (_, make) => {
    times(2_000, make);
    const short = Math.min(...[1, 2, 3].map(() => times(4_000, make)));
    const long = Math.min(...[1, 2, 3].map(() => times(64_000, make)));
    // Sixteen times as long; what is quadratic would take 256 times as long.
    expect(long / Math.max(short, 50_000)).toBeLessThan(80);
  });
});
