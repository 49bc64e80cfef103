import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { reportFailure } from './failure.ts';
import {
  addOptions,
  collect,
  count,
  logOptions,
  type OptionName,
  positiveCount,
  share,
  stateOptions,
} from './options.ts';

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
      .addOption(ruleFilter('with --fix: '))
      .addOption(codeFilter('with --fix: '))
      .addOption(fileFilter('with --fix: '))
      .addOption(safetyFilter('with --fix: '))
      .addOption(forcePath())
      .addOption(toolsOption('with --fix: ask'))
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
    add('why', 'why a build failed: the lines of its log that say it, best cause first')
      .argument('<logs...>', 'logs and archives, each answered by itself; - for standard input')
      .addOption(new Option('--context <n>', 'also show so many lines around each cause').argParser(positiveCount))
      .addOption(
        new Option(
          '--baseline-log <file>',
          'the log of a run that came through: what stands there too counts less; repeatable',
        ).argParser(collect),
      )
      .addHelpText('after', whyExamples),
    [...stateOptions, 'noState', 'json', 'failOn', 'root', 'matcher', 'config', 'noRedact', 'verbose'],
    async () => (await import('./why.ts')).why,
  );
  on(
    add('fix', 'show the fixes for a log as a unified diff; --write applies them')
      .argument('<logs...>', 'the log of the failed build; - for standard input')
      .option('--write', 'apply the safe fixes')
      .option('--unsafe', 'also those that may change what the code does')
      .option('-i, --interactive', 'ask for each fix, then write those that were accepted')
      .option('--require-clean', 'refuse when git has uncommitted changes')
      .addOption(ruleFilter())
      .addOption(codeFilter())
      .addOption(fileFilter())
      .addOption(safetyFilter())
      .addOption(forcePath())
      .addOption(toolsOption('ask'))
      .addOption(
        new Option('-o, --output <name[=file]>', 'patch (for `git apply`) or json; repeatable').argParser(collect),
      )
      .addHelpText('after', fixExamples),
    [
      ...(['json', 'failOn', 'root', 'tools', 'matcher', 'findMatchers', 'noCache', 'noIncremental'] as const),
      ...(['config', 'noRedact', 'quiet', 'verbose'] as const),
    ],
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
    ['json', 'root', 'state', 'stateWait', 'stateBackend', 'config', 'noRedact', 'verbose'],
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
  on(
    add('rules', 'the fixes that are known; stats: how often each was right').argument(
      '[action]',
      'list or stats',
      'list',
    ),
    ['json', 'root', 'state', 'stateWait', 'config', 'verbose'],
    async () => (await import('./rules.ts')).rules,
  );
  on(
    add('patterns', 'what builds have said of fixes, and repairs learned from people')
      .argument('<action>', 'list, show, best, similar, export, import or clean')
      .argument('[words...]', 'an ID, a tool and a code, a message, or a file')
      .addHelpText('after', patternsExamples),
    ['json', 'root', 'state', 'stateWait', 'config', 'verbose'],
    async () => (await import('./patterns.ts')).patterns,
  );
  on(
    add('state', 'what is remembered: stats, check, gc, move, export, import, clear')
      .argument('<action>', 'stats, check, gc, move, export, import or clear')
      .argument('[word]', 'export, import: a file (default: standard output and input); move: disk or shm')
      .option('--yes', 'clear without asking')
      .addHelpText('after', stateExamples),
    [...stateOptions, 'json', 'root', 'config', 'verbose'],
    async () => (await import('./state.ts')).state,
  );
  on(
    add('cache', 'what need not be found out again: stats, warm, clean, invalidate, advise')
      .argument('[action]', 'stats, warm, clean, invalidate or advise', 'stats')
      .argument('[words...]', 'warm: logs; invalidate: patterns of logs and sources')
      .option('--all', 'clean: everything, not only what is too old')
      .addOption(
        new Option('--file <path>', 'invalidate: what depends on this source file; repeatable').argParser(collect),
      )
      .option('--namespace <name>', 'clean, invalidate: only this cache')
      .addHelpText('after', cacheExamples),
    ['json', 'root', 'state', 'tools', 'matcher', 'findMatchers', 'config', 'workers', 'memoryLimit', 'verbose'],
    async () => (await import('./cache.ts')).cache,
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
      .argument(
        '[name]',
        'startup, route, sample, dedupe, state, write, parse, why, pipe, tail, replay, cache or memory',
        'all',
      )
      .option('--quick', 'small logs and one round, to see that it works')
      .addOption(new Option('--seed <n>', 'of the generated logs').default(1).argParser(count))
      .addOption(new Option('--rounds <n>', 'how often everything is measured (default: 5)').argParser(positiveCount))
      .addOption(new Option('--size <share>', 'of the logs, such as 10% (default: 100%)').argParser(share))
      .option('--assert <list>', 'exit with 1 unless these hold, such as "p99Ms<1,medianMicroseconds<=10"')
      .option('--output <file>', 'write the JSON there and not to standard output')
      .option('--json', 'only the JSON: no table')
      .addOption(
        new Option('--policy <name>', 'with cache: only this order of eviction')
          .choices(['all', 'lru', 'lfu', 'fifo', 'ttl', 'size'])
          .default('all'),
      )
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

function ruleFilter(when = ''): Option {
  const text = `${when}only fixes of this rule (see \`buildfix rules\`), or of the \`compiler\`; glob, repeatable`;
  return new Option('--rule <name>', text).argParser(collect);
}

function codeFilter(when = ''): Option {
  return new Option('--code <code>', `${when}only fixes for problems with this code; glob, repeatable`).argParser(
    collect,
  );
}

function fileFilter(when = ''): Option {
  return new Option('--file <glob>', `${when}only fixes in these files or folders; repeatable`).argParser(collect);
}

function safetyFilter(when = ''): Option {
  return new Option('--safety <safe|unsafe>', `${when}only fixes that are as safe as that; repeatable`).argParser(
    (value: string, before: string[] | undefined) => {
      if (value !== 'safe' && value !== 'unsafe') throw new InvalidArgumentError('It has to be safe or unsafe.');
      return collect(value, before);
    },
  );
}

function forcePath(): Option {
  return new Option(
    '--force-path <glob>',
    'also edit such files when they are generated, vendored or ignored by git; repeatable',
  ).argParser(collect);
}

function toolsOption(ask: string): Option {
  return new Option(
    '--tools [names]',
    `${ask} the project's own tools what they would change; they are run (all, or a,b,c; NAME=PATH says where one is)`,
  ).argParser((value: string) => {
    // Most likely the log: the names are optional.
    const isName = (word: string) => /^[a-z-]+(?:=.|$)/.test(word);
    if (value.split(',').every(isName)) return value;
    throw new InvalidArgumentError('It is no list of tools. Write --tools behind the log, or --tools=NAMES.');
  });
}

const fixExamples = `
Examples:
  buildfix fix build.log                                   what would be changed, as a patch, and why
  buildfix fix build.log --write                           apply the safe ones; \`buildfix undo\` takes them back
  buildfix fix build.log --interactive                     ask for each fix: y n a(ll of this rule) e(dit) q ?
  make -k 2>&1 | buildfix fix - --interactive              the log from the pipe, the answers from the terminal
  buildfix fix build.log --write --rule 'unused-*' --file src
  buildfix fix build.log --code TS2304 --safety unsafe     a look at the doubtful ones for one code
  buildfix fix build.log --output patch=fixes.diff && git apply fixes.diff
  buildfix fix build.log --tools=list                      which tools of the project would be run for it, and how
  buildfix fix build.log --tools=eslint,tsc=../ts5/node_modules/typescript --unsafe

What --interactive accepts is written when the last question is answered, also after q; Ctrl-C writes nothing. Tools write nothing
themselves: what they would change goes the way of every fix. They are programs of the project and can do whatever programs can;
before one is started its command is shown on standard error.`;

const whyExamples = `
Examples:
  buildfix why build.log                              the causes, best first, with their lines
  buildfix why logs.zip                               every job of an archive by itself
  buildfix why --baseline-log passed.log failed.log   what a good run says, too, counts less
  buildfix why --json build.log | jq '.logs[0].causes[0].text'

The exit status is 0 where no failure is found, and else 1.
`;

const runExamples = `
Examples:
  buildfix run -- make -j8                                 the build as it is, then what was wrong
  buildfix run --fix -- make -k -j8                        fix and build until nothing more can be fixed safely
  buildfix run --fix --unsafe --patch fixes.diff -- npx tsc --noEmit
  buildfix run --fix --tools=eslint -- npx eslint .        with what eslint itself would change
  buildfix run --fix --json -- cargo build > report.json   fixed, rolled back, and why the rest was left

With --fix the build should go on after its first error (make -k, ninja -k 0): then each round sees all of it.
The exit status is that of the build that saw the tree as it is at the end. \`buildfix undo\` takes all of it back.`;

const patternsExamples = `
Examples:
  buildfix patterns list                                   everything, what is surest first
  buildfix patterns best gcc                               what helps against gcc's messages
  buildfix patterns similar "unknown type name 'u32'"      what is known of such messages
  buildfix patterns show 3f9a                              its outcomes; of a learned repair what it does
  buildfix patterns export team.json                       for others: without secrets and without single fixes
  buildfix patterns import team.json                       counts as two trials at most; what is known here stays
  buildfix patterns clean                                  forget what has decayed; with IDs: forget these

docs/learning.md says how outcomes are weighed.`;

const stateExamples = `
Examples:
  buildfix state stats                       where it is, how large, what is in it
  buildfix state gc --keep-runs 20           forget all but the last twenty runs, give the room back
  buildfix state gc --state-quota 50MB       or as many as it takes
  buildfix state move shm                    keep it in memory, for builds that wait for the disk; \`move disk\` takes it back
  buildfix state check                       compare every checksum; exit status 1 when one does not fit`;

const cacheExamples = `
Examples:
  buildfix cache                              how large the caches are, and how often they had the answer
  buildfix cache warm 'logs/**/*.gz'          read logs now, so that the next replay need not
  buildfix cache invalidate 'logs/2025-*'     forget these logs
  buildfix cache invalidate --file src/a.h    forget the fixes of all files that depend on this one
  buildfix cache clean --all                  forget everything; only time is lost
  buildfix cache advise                       whether another order or more room would find more`;

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
  buildfix why build.log                 why the build failed, best cause first, also where no tool is known
  buildfix fix build.log                 propose fixes; --write applies the safe ones, undo takes them back
  buildfix build.log -o sarif=out.sarif  write a report beside the list

Exit status: 0 nothing at or above --fail-on; 1 findings; 2 usage or configuration; 3 the job could not be done.`;
