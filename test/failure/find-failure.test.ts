import { describe, expect, it } from 'vitest';
import { findFailure } from '../../src/failure/find-failure.ts';
import { rememberGoodRun } from '../../src/failure/good-log.ts';

const lines = (...texts: string[]) => `${texts.join('\n')}\n`;
const plain = (count: number, text = 'compiling module') =>
  Array.from({ length: count }, (_, index) => `${text} ${index}`);
const first = async (log: string, options = {}) => (await findFailure(log, options)).causes[0];

describe('causes stand before what follows from them', () => {
  it('an error before what make says about it', async () => {
    const log = lines(
      'cc -c a.c',
      "a.c:3:5: error: expected ';' before 'return'",
      '    3 |     return 0;',
      'make[1]: *** [Makefile:2: a.o] Error 1',
      'make: *** [Makefile:9: all] Error 2',
    );
    const { causes, outcome } = await findFailure(log);
    expect(outcome).toBe('failed');
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ firstLine: 2, lastLine: 3, class: 'code' });
    expect(causes[0]?.diagnostic).toMatchObject({ tool: 'gcc', file: 'a.c', line: 3, log: { line: 2 } });
    expect(causes[0]?.consequences.map(({ line }) => line)).toEqual([4, 5]);
  });

  it('the script’s own words before the epilogue of npm', async () => {
    const log = lines(
      '> shop@1.0.0 build',
      '> node build.js',
      '',
      'could not read the price list: prices.csv is missing',
      'npm error Lifecycle script `build` failed with error:',
      'npm error code 1',
      'npm error path /home/dev/shop',
      'npm error command failed',
      'npm error command sh -c node build.js',
    );
    expect(await first(log)).toMatchObject({ firstLine: 4, lastLine: 4 });
  });

  it('what fails first before what fails since it did', async () => {
    const log = lines(
      'travis_time:start:01\r\x1b[0K$ make',
      "a.c:3:5: error: expected ';' before 'return'",
      'travis_time:end:01:start=1,finish=2,duration=1\r\x1b[0K\x1b[31;1mThe command "make" exited with 2.\x1b[0m',
      'travis_time:start:02\r\x1b[0K$ ./app --version',
      'bash: ./app: No such file or directory',
      'travis_time:end:02:start=1,finish=2,duration=1\r\x1b[0K\x1b[31;1mThe command "./app --version" exited with 127.\x1b[0m',
      'Done. Your build exited with 1.',
    );
    const { causes } = await findFailure(log);
    expect(causes.map(({ firstLine, exitStatus }) => [firstLine, exitStatus])).toEqual([
      [2, 2],
      [5, 127],
    ]);
  });

  it('a failure before one that was tried again, or ignored', async () => {
    const log = lines(
      'curl: (7) Failed to connect to files.example.org port 443. Retrying',
      ...plain(20),
      'rm: cannot remove old: No such file or directory',
      'make: [Makefile:4: clean] Error 1 (ignored)',
      ...plain(20),
      'Unable to open the price list',
      'make: *** [Makefile:9: all] Error 1',
    );
    const { causes } = await findFailure(log);
    expect(causes[0]?.lastLine).toBe(44);
  });

  it('a test that failed before what a good test printed', async () => {
    const log = lines(
      '=== RUN   TestParse',
      'ERROR: bad input (this is what the test wants)',
      '--- PASS: TestParse (0.00s)',
      '=== RUN   TestAdd',
      '    add_test.go:8: got 3, want 4',
      '--- FAIL: TestAdd (0.00s)',
      'FAIL',
      'FAIL\texample.org/add\t0.002s',
    );
    expect(await first(log)).toMatchObject({ firstLine: 5, lastLine: 6, class: 'test' });
  });

  it('the warning that was made an error', async () => {
    const log = lines(
      ...plain(5),
      'src/Price.hs:94:10: Warning:',
      '    No explicit implementation for',
      "      'mappend'",
      '',
      '<no location info>: ',
      'Failing due to -Werror.',
      ...plain(5),
      'The command "cabal build" exited with 1.',
    );
    expect(await first(log)).toMatchObject({ firstLine: 6, lastLine: 8 });
  });

  it('places that say the same are folded', async () => {
    const log = lines(
      ...Array.from({ length: 12 }, (_, index) => [`error: no license for module ${index}`, ...plain(8)]).flat(),
      'make: *** [Makefile:9: all] Error 1',
    );
    const { causes } = await findFailure(log);
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ firstLine: 1, relatedCount: 11 });
    expect(causes[0]?.related).toHaveLength(5);
  });
});

describe('where no format and no word matches', () => {
  it('the end of the step that failed is the answer', async () => {
    const log = lines(
      ...plain(50),
      '',
      'checking the ledger of the shop',
      'balance differs by 3',
      'The command "./check" exited with 4.',
    );
    expect(await first(log)).toMatchObject({ firstLine: 52, lastLine: 53, exitStatus: 4 });
  });

  it('a difference that a formatter prints is the answer', async () => {
    const log = lines(
      'checking style',
      'diff --git a/a.py b/a.py',
      '--- a/a.py',
      '+++ b/a.py',
      '@@ -1,2 +1,2 @@',
      '-x=1',
      '+x = 1',
      '',
      'The command "style --check" exited with 1.',
    );
    expect(await first(log)).toMatchObject({ firstLine: 2, lastLine: 7 });
  });
});

describe('what each CI system says about its steps', () => {
  const systems: Record<string, { log: string; step?: string; status?: number; line: number }> = {
    'GitHub Actions': {
      log: lines(
        '2024-05-22T12:43:40.0000000Z ##[group]Run npm ci',
        '2024-05-22T12:43:40.1000000Z npm ci',
        '2024-05-22T12:43:40.2000000Z ##[endgroup]',
        '2024-05-22T12:43:41.0000000Z npm warn deprecated glob@7: error prone',
        '2024-05-22T12:43:42.0000000Z ##[group]Run ./check',
        '2024-05-22T12:43:42.2000000Z ##[endgroup]',
        '2024-05-22T12:43:43.0000000Z balance differs by 3',
        '2024-05-22T12:43:44.0000000Z ##[error]Process completed with exit code 4.',
        '2024-05-22T12:43:45.0000000Z Post job cleanup.',
      ),
      step: './check',
      status: 4,
      line: 7,
    },
    'Azure Pipelines': {
      log: lines(
        '##[section]Starting: Build',
        'fine',
        '##[section]Finishing: Build',
        '##[section]Starting: Check',
        'balance differs by 3',
        "##[error]Bash exited with code '4'.",
        '##[section]Finishing: Check',
      ),
      step: 'Check',
      status: 4,
      line: 5,
    },
    GitLab: {
      log: lines(
        'section_start:1716382000:step_script\r\x1b[0KExecuting "step_script" stage of the job script',
        '$ ./check',
        'ERROR: balance differs by 3',
        'section_end:1716382001:step_script\r\x1b[0K',
        'section_start:1716382001:cleanup_file_variables\r\x1b[0KCleaning up project directory',
        'section_end:1716382002:cleanup_file_variables\r\x1b[0K',
        'ERROR: Job failed: exit code 4',
      ),
      step: 'step_script',
      line: 3,
    },
    Jenkins: {
      log: lines(
        '[Pipeline] { (Build)',
        '[Pipeline] sh',
        '+ ./check',
        'ERROR: balance differs by 3',
        '[Pipeline] }',
        'ERROR: script returned exit code 4',
        'Finished: FAILURE',
      ),
      step: 'Build',
      line: 4,
    },
    Buildkite: {
      log: lines(
        '--- :package: Build',
        'fine',
        '+++ :hammer: Check',
        'balance differs by 3',
        '🚨 Error: The command exited with status 4',
      ),
      step: ':hammer: Check',
      status: 4,
      line: 4,
    },
    CircleCI: {
      log: lines(
        '#!/bin/bash -eo pipefail',
        './check',
        '',
        'balance differs by 3',
        '',
        'Exited with code exit status 4',
      ),
      status: 4,
      line: 4,
    },
  };

  it.each(Object.entries(systems))('%s', async (_name, { log, step, status, line }) => {
    const { causes, outcome } = await findFailure(log);
    expect(outcome).toBe('failed');
    expect(causes[0]?.firstLine).toBeLessThanOrEqual(line);
    expect(causes[0]?.lastLine).toBe(line);
    expect(causes[0]?.step).toBe(step);
    if (status !== undefined) expect(causes[0]?.exitStatus).toBe(status);
  });
});

describe('the outcome', () => {
  it('of a job that succeeded is that, whatever its steps say', async () => {
    const log = lines('ERROR: could not warm the cache', ...plain(3), 'Finished: SUCCESS');
    expect(await findFailure(log)).toMatchObject({ outcome: 'passed', causes: [] });
  });

  it('of an empty log is unknown, and there is no cause', async () => {
    expect(await findFailure('')).toEqual({ outcome: 'unknown', endsEarly: false, lines: 0, causes: [] });
  });

  it('of a log that is cut is unknown, and it says so, with what there is', async () => {
    const log = `${lines('section_start:1:step_script', '$ make', "a.c:3:5: error: expected ';' before 'return'", ...plain(3))}cc -c b`;
    const { endsEarly, outcome, causes } = await findFailure(log);
    expect({ endsEarly, outcome }).toEqual({ endsEarly: true, outcome: 'unknown' });
    expect(causes[0]).toMatchObject({ firstLine: 3, class: 'code' });
  });

  it('of a log that only mentions errors is no failure', async () => {
    const log = lines('Downloaded error-chain v0.12.4', 'Compiling errors.c', 'test throws_error ... ok', ...plain(30));
    expect((await findFailure(log)).causes).toEqual([]);
  });
});

describe('a good run at hand', () => {
  const noise = ['ERROR: cache is cold', ...plain(20)];
  const failed = lines(
    ...noise,
    'Unable to open the price list',
    ...plain(20, 'waiting'),
    'The command "make" exited with 1.',
  );

  it('takes weight from lines that stand there too', async () => {
    expect(await first(failed)).toMatchObject({ firstLine: 1 });
    const goodRun = await rememberGoodRun(lines(...noise, 'The command "make" exited with 0.'));
    const cause = await first(failed, { goodRun });
    expect(cause?.text).toContain('Unable to open the price list');
  });

  it('gives weight to a test that passed there', async () => {
    const log = lines(
      '--- FAIL: TestOld (0.01s)',
      '    a_test.go:1: no',
      ...plain(5),
      '--- FAIL: TestNew (0.01s)',
      '    b_test.go:1: no',
      'FAIL',
    );
    const goodRun = await rememberGoodRun(lines('--- PASS: TestNew (0.02s)', '--- FAIL: TestOld (0.01s)'));
    expect((await first(log))?.firstLine).toBe(1);
    expect((await first(log, { goodRun }))?.reasons).toHaveProperty('passedInGoodRun');
  });
});

it('the weights can be changed', async () => {
  const log = lines(
    'Traceback (most recent call last):',
    'KeyError: 3',
    ...plain(20),
    '--- FAIL: TestAdd (0.00s)',
    '    a_test.go:1: no',
    'FAIL',
  );
  expect((await first(log))?.firstLine).toBeGreaterThan(20);
  expect((await first(log, { weights: { exception: 20 } }))?.firstLine).toBe(1);
});

describe('bounds', () => {
  it('no cause is longer than 100 lines', async () => {
    const log = lines('Error: deep', ...plain(500, '    at frame'), 'The command "x" exited with 1.');
    for (const { firstLine, lastLine, text } of (await findFailure(log)).causes) {
      expect(lastLine - firstLine).toBeLessThan(100);
      expect(text.split('\n').length).toBeLessThanOrEqual(100);
    }
  });

  it('the answer does not depend on how the log is cut', async () => {
    const log = lines(
      ...plain(400),
      'Error: no license',
      '    at check (a.js:1:1)',
      'ü'.repeat(50_000),
      ...plain(2000, 'error in passing'),
      'The command "make" exited with 1.',
    );
    const whole = await findFailure(log);
    const bytes = Buffer.from(log);
    for (const size of [1000, 65_537]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await findFailure(pieces)).toEqual(whole);
    }
  });

  it('a log of a hundred thousand failures keeps ten causes, and counts the others', async () => {
    function* failures() {
      for (let index = 0; index < 100_000; index++)
        yield `error: part ${index % 7} of ${String.fromCharCode(97 + (index % 26))}x is broken\nfine\nfine\nfine\n`;
      yield 'The command "make" exited with 1.\n';
    }
    const { causes, lines: count } = await findFailure(failures());
    expect(count).toBe(400_001);
    expect(causes.length).toBeLessThanOrEqual(10);
    expect(causes[0]?.firstLine).toBe(1);
  });
});
