import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { replayWords } from '../contenders.ts';
import { NotMeasured } from '../figure.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { endGroup, finish, startCommand } from '../processes.ts';
import { described, inTurn } from '../rounds.ts';
import { median, medianRatio, rounded } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** How long a person waits for the first sign of life. */
export const startup: readonly Measurement[] = [
  {
    figures: [
      { name: 'versionNodeRatio', title: '--version, beside node -e 0', unit: 'x', direction: 'lower', limit: 1.6 },
    ],
    measure: version,
  },
  {
    figures: [
      {
        name: 'firstDiagnosticMs',
        title: 'first diagnostic out of a pipe that stays open, from the start of the process',
        unit: 'ms',
        direction: 'lower',
        limit: 250,
      },
      { name: 'firstDiagnosticWithStateMs', title: 'the same, with a state', unit: 'ms', direction: 'lower' },
      {
        name: 'quietDiagnosticMs',
        title: 'first diagnostic out of a pipe in which nothing follows it',
        unit: 'ms',
        direction: 'lower',
      },
      { name: 'smallLogMs', title: 'replay of a log of 100 kB', unit: 'ms', direction: 'lower' },
    ],
    measure: firstDiagnostic,
  },
];

/** A start is short and its time uneven, so more rounds than elsewhere cost little and help much. */
const moreRounds = 4;

async function version(bench: Workbench): Promise<Outcome> {
  const samples = await inTurn(
    bench.options.rounds * moreRounds,
    {
      version: () => bench.timeBuildfix(['--version']),
      node: () => bench.time([process.execPath, '-e', '0']),
    },
    () => bench.options.say('startup: --version'),
  );
  const details = described(samples, 's');
  return { values: { versionNodeRatio: { value: medianRatio(samples.version, samples.node), details } } };
}

async function firstDiagnostic(bench: Workbench): Promise<Outcome> {
  const log = await bench.log('noisy', 100_000);
  const samples = await inTurn(
    bench.options.rounds * moreRounds,
    {
      stateless: () => untilFirst(bench, ['--no-state'], diagnostic + whatFollows),
      remembering: () => untilFirst(bench, ['--state', bench.path('.buildfix')], diagnostic + whatFollows),
      smallLog: async () => 1000 * (await bench.timeBuildfix(replayWords(bench, [log.file], { workers: 1 }))),
    },
    () => bench.options.say('startup: first diagnostic'),
  );
  const details = described(samples, 'ms');
  const quiet = await quietPipe(bench);
  return {
    values: {
      ...(typeof quiet === 'number' && {
        quietDiagnosticMs: { value: quiet, details: { unit: 'ms', samples: [rounded(quiet)] } },
      }),
      firstDiagnosticMs: { value: median(samples.stateless), details },
      firstDiagnosticWithStateMs: { value: median(samples.remembering), details },
      smallLogMs: { value: median(samples.smallLog), details },
    },
    ...(typeof quiet === 'string' && { missing: { quietDiagnosticMs: quiet } }),
  };
}

const diagnostic = "a.c:1:2: error: unknown type name 'x'\n";
/** The lines behind it tell that it is over; a build goes on as well. */
const whatFollows = "make[1]: Nothing to be done for 'all'.\n".repeat(50);

/** Milliseconds, once, or why there are none: a diagnostic may be kept until the next line, which here never comes. */
async function quietPipe(bench: Workbench): Promise<number | string> {
  try {
    return await untilFirst(bench, ['--no-state'], diagnostic, quietPatienceMilliseconds);
  } catch (error) {
    if (error instanceof NotMeasured) return error.message;
    throw error;
  }
}

/** Longer than any start that is worth a number. */
const patienceMilliseconds = 10_000;
const quietPatienceMilliseconds = 2_000;

/** Milliseconds from the start to the first byte of output. */
async function untilFirst(
  bench: Workbench,
  words: readonly string[],
  text: string,
  patience = patienceMilliseconds,
): Promise<number> {
  const command = bench.buildfix([...words, '--output', 'ndjson', '--fail-on', 'never']);
  const errors = openSync(bench.path('errors'), 'w');
  const start = performance.now();
  const child = startCommand(command, { folder: bench.folder, stdio: ['pipe', 'pipe', errors] });
  try {
    const finished = finish(child, command, { signal: bench.options.signal, errors: bench.path('errors') });
    finished.catch(() => {});
    const [input, output] = [child.stdin as Writable, child.stdout as Readable];
    input.on('error', () => {});
    input.write(text);
    const first = await Promise.race([
      once(output, 'data').then(() => performance.now()),
      finished,
      pause(patience, undefined, { ref: false }),
    ]);
    if (first === undefined)
      throw new NotMeasured(`no diagnostic came out of the open pipe within ${patience / 1000} s`);
    output.resume();
    input.end();
    await finished;
    return first - start;
  } finally {
    endGroup(child);
    closeSync(errors);
  }
}
