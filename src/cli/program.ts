import { Command, CommanderError, Option } from 'commander';
import { reportFailure } from './failure.ts';
import { addOptions, collect, count, logOptions, type OptionName, positiveCount, share } from './options.ts';

/** Runs one command line; resolves to the exit status. */
export async function main(argv: readonly string[], version: string): Promise<number> {
  let status = 0;
  const program = createProgram(version, (result) => {
    status = result;
  });
  try {
    await program.parseAsync([...argv]);
    return status;
  } catch (error) {
    // Commander has printed its message already: 0 after --help, else a mistake in the words.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportFailure(error, { verbose: argv.includes('--verbose') || argv.includes('-v') });
  }
}

/** What a command's module exports; it is loaded only when the command runs. */
export interface CommandContext {
  readonly command: Command;
  readonly version: string;
}

type Loader = () => Promise<(context: CommandContext, ...words: never[]) => Promise<number>>;

function createProgram(version: string, finish: (status: number) => void): Command {
  const program = new Command('buildfix')
    .description('From build output to the few things that are wrong, and their fixes.')
    .version(version, '-V, --version', 'print the version')
    .argument('[files...]', 'logs to replay; none: read standard input')
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', examples);

  /** Commander hands over the arguments, then the options, then the command. */
  function on(command: Command, names: readonly OptionName[], load: Loader): Command {
    return addOptions(command.exitOverride(), names).action(async (...given: unknown[]) => {
      const run = (await load()) as (context: CommandContext, ...words: unknown[]) => Promise<number>;
      finish(await run({ command, version }, ...given.slice(0, -2)));
    });
  }
  const add = (name: string, description: string) => program.command(name).description(description);

  on(program, [...logOptions, 'workers', 'memoryLimit', 'tee'], async () => (await import('./stdin.ts')).stdin);
  on(
    add('run', 'run a build, show its output through, keep its exit status')
      .argument('<command...>', 'the build, after --')
      .option(
        '--fix',
        'apply safe fixes, build again, keep what the build approves of; and again, until nothing is left',
      )
      .option('--unsafe', 'with --fix: also fixes that may change what the code does')
      .addOption(new Option('--max-rounds <n>', 'with --fix: rounds of fixing (default: 10)').argParser(positiveCount))
      .addOption(
        new Option('--verify-timeout <s>', 'with --fix: seconds that one build may take (default: 3600)').argParser(
          positiveCount,
        ),
      )
      .option('--require-clean', 'with --fix: refuse when git has uncommitted changes')
      .addOption(forcePath())
      .option('--patch <file>', 'with --fix: write everything that was changed as a unified diff')
      .addHelpText('after', runExamples)
      .passThroughOptions(),
    logOptions,
    async () => (await import('./run.ts')).run,
  );
  on(
    add('tail', 'follow growing logs through rotation and truncation; resumes where it stopped')
      .argument('<files...>', 'logs to follow, also such as are not there yet; quoted globs are understood')
      .option('--from <where>', 'start or end, for a log that has no checkpoint yet', 'start')
      .option('--once', 'read what is there and stop')
      .addOption(
        new Option('--checkpoint-every <ms>', 'how long a crash may set it back; a checkpoint takes some 10 ms')
          .default(500)
          .argParser(count),
      )
      .addHelpText('after', tailExamples),
    logOptions,
    async () => (await import('./tail.ts')).tail,
  );
  on(
    add('replay', 'read logs and archives (.gz .br .zst .bz2 .xz .zip .tar); globs are understood').argument(
      '<files...>',
      'files or quoted globs',
    ),
    [...logOptions, 'workers', 'memoryLimit'],
    async () => (await import('./replay.ts')).replay,
  );
  on(
    add('fix', 'show the fixes for a log as a unified diff; --write applies them')
      .argument('<logs...>', 'the log of the failed build; - for standard input')
      .option('--write', 'apply the safe fixes')
      .option('--unsafe', 'also those that may change what the code does')
      .option('--require-clean', 'refuse when git has uncommitted changes')
      .addOption(forcePath()),
    ['json', 'failOn', 'root', 'tools', 'matcher', 'findMatchers', 'config', 'noRedact', 'quiet', 'verbose'],
    async () => (await import('./fix.ts')).fix,
  );
  on(
    add('undo', 'take back what the last `fix --write` or `run --fix` wrote; again: the one before').option(
      '--list',
      'only list',
    ),
    ['json', 'root', 'verbose'],
    async () => (await import('./undo.ts')).undo,
  );
  on(
    add('explain', 'where a problem stands in its log, every decision about it, fixes tried').argument(
      '<fingerprint>',
      'or its first digits',
    ),
    ['json', 'root', 'state', 'stateWait', 'config', 'noRedact', 'verbose'],
    async () => (await import('./explain.ts')).explain,
  );
  on(
    add('baseline', 'write the problems of a log to a file that later runs are compared with')
      .argument('<files...>', 'logs, or - for standard input')
      .option('--write <file>', 'where to', 'buildfix.baseline.json'),
    ['root', 'tools', 'matcher', 'findMatchers', 'config', 'noRedact', 'quiet', 'verbose'],
    async () => (await import('./baseline.ts')).baseline,
  );
  on(
    add('formats', 'the tools that are read; test: a format file against its examples; explain: who wants a line')
      .argument('[action]', 'list, test or explain', 'list')
      .argument('[arguments...]', 'files to test, or the lines to explain'),
    ['json', 'root', 'matcher', 'config', 'verbose'],
    async () => (await import('./formats.ts')).formats,
  );
  on(add('rules', 'the fixes that are known'), ['json'], async () => (await import('./rules.ts')).rules);
  on(
    add('state', 'what is remembered: stats, export, import, clear')
      .argument('<action>', 'stats, export, import or clear')
      .argument('[file]', 'for export and import; default: standard output and input')
      .option('--yes', 'clear without asking'),
    ['json', 'root', 'state', 'stateWait', 'config', 'verbose'],
    async () => (await import('./state.ts')).state,
  );
  on(
    add('config', 'the configuration: show what is in force, check it, run its pipelines’ tests')
      .argument('[action]', 'show, check or test', 'show')
      .argument('[file]', 'default: the one that is found'),
    ['json', 'root', 'config', 'verbose'],
    async () => (await import('./config.ts')).config,
  );
  const bench = add(
    'bench',
    'measure speed and memory beside grep; JSON on standard output, a table on standard error',
  );
  on(
    bench
      .argument('[name]', 'startup, route, sample, dedupe, state, write, parse, pipe, tail, replay or memory', 'all')
      .option('--quick', 'small logs and one round, to see that it works')
      .addOption(new Option('--seed <n>', 'of the generated logs').default(1).argParser(count))
      .addOption(new Option('--rounds <n>', 'how often everything is measured (default: 5)').argParser(positiveCount))
      .addOption(new Option('--size <share>', 'of the logs, such as 10% (default: 100%)').argParser(share))
      .option('--assert <list>', 'exit with 1 unless these hold, such as "p99Ms<1,medianMicroseconds<=10"')
      .option('--output <file>', 'write the JSON there and not to standard output')
      .option('--json', 'only the JSON: no table')
      .option('--program <file>', 'measure another build: its dist/src/cli/main.js')
      .addHelpText('after', benchExamples),
    [],
    async () => (await import('./bench.ts')).bench,
  );
  on(
    bench
      .command('compare')
      .description('compare two results; exit status 1 when a figure got worse')
      .argument('<before>', 'the JSON of one run')
      .argument('<after>', 'and of a later one')
      .addOption(new Option('--max-regress <share>', 'by how much it may').default(0.1, '10%').argParser(share))
      .option('--json', 'as JSON'),
    [],
    async () => (await import('./bench.ts')).benchCompare,
  );
  return program;
}

function forcePath(): Option {
  return new Option(
    '--force-path <glob>',
    'also edit such files when they are generated, vendored or ignored by git; repeatable',
  ).argParser(collect);
}

const runExamples = `
Examples:
  buildfix run -- make -j8                                 the build as it is, then what was wrong
  buildfix run --fix -- make -k -j8                        fix and build until nothing more can be fixed safely
  buildfix run --fix --unsafe --patch fixes.diff -- npx tsc --noEmit
  buildfix run --fix --json -- cargo build > report.json   fixed, rolled back, and why the rest was left

With --fix the build should go on after its first error (make -k, ninja -k 0): then each round sees all of it.
The exit status is that of the build that saw the tree as it is at the end. \`buildfix undo\` takes all of it back.`;

const tailExamples = `
Examples:
  buildfix tail build.log                                  a live list of what is wrong
  buildfix tail 'logs/*.log' -o ndjson=problems.ndjson     also files that come later; the output is written on, not anew
  buildfix tail build.log --once -o ndjson                 what came since the last time, for cron

After a crash the same command goes on as if nothing had happened: an output FILE gets each line exactly once.`;

const benchExamples = `
Examples:
  buildfix bench startup                                   how long a start takes, beside node itself
  buildfix bench parse --size 10% --rounds 3               a first impression in a minute
  buildfix bench sample --assert 'reductionPct>=90,totalsExact==true'
  buildfix bench all --output new.json                     everything: up to an hour, and 6 GB in TMPDIR
  buildfix bench compare old.json new.json --max-regress 5%`;

const examples = `
Examples:
  make -j8 2>&1 | buildfix               what is wrong, live; exit status 1 if there were errors
  buildfix run -- cargo build            wrap a build and keep its exit status
  buildfix run --fix -- make -k          fix, build again, keep what the build approves of
  buildfix replay 'logs/**/*.gz'         read archives
  buildfix fix build.log                 propose fixes; --write applies the safe ones, undo takes them back
  buildfix build.log -o sarif=out.sarif  write a report beside the list

Exit status: 0 nothing at or above --fail-on; 1 findings; 2 usage or configuration; 3 the job could not be done.`;
