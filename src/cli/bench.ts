import { realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { checkFields, failedAssertions, parseAssertions } from '../bench/assertions.ts';
import { compareReports } from '../bench/compare.ts';
import { type BenchName, benchNames, definitionsOf } from '../bench/measure/index.ts';
import { readReport } from '../bench/report.ts';
import { runBenches } from '../bench/run.ts';
import { comparisonTable, figureLine, verdict } from '../bench/table.ts';
import type { EvictionPolicy } from '../core/cache.ts';
import { BuildfixError } from '../core/errors.ts';
import { stopOnSignal } from './interrupt.ts';
import type { CommandContext } from './program.ts';

interface BenchFlags {
  readonly quick?: boolean;
  readonly seed: number;
  readonly rounds?: number;
  readonly size?: number;
  readonly assert?: string;
  readonly output?: string;
  readonly json?: boolean;
  readonly program?: string;
  readonly policy: EvictionPolicy | 'all';
}

/** `buildfix bench [NAME]`: JSON on standard output or in a file, a table on standard error; 1 when an assertion fails. */
export async function bench({ command, version }: CommandContext, name: string): Promise<number> {
  const flags = command.opts<BenchFlags>();
  const names = namesOf(name);
  const assertions = flags.assert === undefined ? [] : parseAssertions(flags.assert);
  checkFields(assertions, definitionsOf(names));
  const say = flags.json ? () => {} : progressOn(process.stderr);
  const stop = new AbortController();
  const signals = stopOnSignal(stop);
  // A closed terminal must not leave gigabytes of logs behind either.
  let hungUp = false;
  const onHangUp = () => {
    hungUp = true;
    stop.abort();
  };
  process.on('SIGHUP', onHangUp);
  try {
    const report = await runBenches({
      names,
      version,
      program: realpathSync(flags.program ?? (process.argv[1] as string)),
      seed: flags.seed,
      rounds: flags.rounds ?? (flags.quick ? 1 : 5),
      scale: flags.size ?? (flags.quick ? quickScale : 1),
      signal: stop.signal,
      policy: flags.policy === 'all' ? undefined : flags.policy,
      say: (doing) => say(doing, 'passing'),
      onFigure: (figure) => say(figureLine(figure), 'lasting'),
    });
    const json = `${JSON.stringify(report, null, 2)}\n`;
    if (flags.output === undefined) process.stdout.write(json);
    else await writeReport(flags.output, json);
    say(verdict(report.figures), 'lasting');
    const failed = failedAssertions(assertions, report.figures);
    for (const text of failed) process.stderr.write(`buildfix: assertion failed: ${text}\n`);
    return failed.length > 0 ? 1 : 0;
  } catch (error) {
    if (hungUp) return hangUpStatus;
    const status = signals.signalStatus();
    if (status === undefined || !(error instanceof BuildfixError) || error.code !== 'BUILDFIX_ABORTED') throw error;
    process.stderr.write(`buildfix: ${error.message} ${error.hint}\n`);
    return status;
  } finally {
    signals.dispose();
    process.off('SIGHUP', onHangUp);
  }
}

/** 128 and the number of the signal, as shells have it. Nobody is there to read a message. */
const hangUpStatus = 129;

/** `buildfix bench compare A B`: 1 when a figure of B is worse than that of A by more than `--max-regress`. */
export async function benchCompare({ command }: CommandContext, before: string, after: string): Promise<number> {
  const { maxRegress, json } = command.opts<{ maxRegress: number; json?: boolean }>();
  const comparison = compareReports(await readReport(before), await readReport(after), maxRegress);
  if (json) process.stdout.write(`${JSON.stringify(comparison, null, 2)}\n`);
  else process.stdout.write(`${comparisonTable(comparison).join('\n')}\n`);
  return comparison.figures.some(({ verdict }) => verdict === 'regression') ? 1 : 0;
}

/** Enough to see that everything works; the start of a process is most of it, so limits mean little. */
const quickScale = 0.02;

function namesOf(name: string): readonly BenchName[] {
  if (name === 'all') return benchNames;
  const known = benchNames.find((each) => each === name);
  if (known) return [known];
  throw new BuildfixError('BUILDFIX_USAGE', {
    message: `There is no bench ${name}.`,
    hint: `Use all, ${benchNames.join(', ')}, or compare.`,
  });
}

/** What passes is overwritten on a terminal and left out elsewhere, where each round would be a line. */
function progressOn(stream: NodeJS.WriteStream): (text: string, kind: 'passing' | 'lasting') => void {
  const clear = stream.isTTY ? '\r\x1b[2K' : '';
  return (text, kind) => {
    if (kind === 'lasting') stream.write(`${clear}${text}\n`);
    else if (stream.isTTY) stream.write(`${clear}${text.slice(0, (stream.columns ?? 80) - 1)}`);
  };
}

async function writeReport(file: string, json: string): Promise<void> {
  await writeFile(file, json).catch((cause: unknown) => {
    // Minutes of measuring are not thrown away for a mistyped path.
    process.stdout.write(json);
    throw new BuildfixError('BUILDFIX_OUTPUT_FAILED', {
      message: `The result could not be written to ${file}; it was printed instead.`,
      hint: 'Check the path, its permissions and the free space.',
      cause,
    });
  });
}
