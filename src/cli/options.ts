import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/schema.ts';
import type { Durability } from '../state/durability.ts';
import type { Backend } from '../state/place.ts';
import type { Retention } from '../state/retention.ts';

/** Everything that a command is told from outside, from whichever of flag, variable, file and default wins. */
export interface Settings {
  /** Absolute. */
  readonly root: string;
  /** Absolute; `false`: nothing is remembered. */
  readonly state: string | false;
  readonly stateWait: number;
  /** Absent: where it is. */
  readonly stateBackend?: Backend;
  readonly durability: Durability;
  readonly retention: Partial<Retention>;
  /** Nothing is taken from caches or put there. */
  readonly cache: boolean;
  /** What was found out before is not found out again. */
  readonly incremental: boolean;
  readonly tools: readonly string[];
  /** Absolute: problem matchers, errorformats and format files of the user's own. */
  readonly matchers: readonly string[];
  /** Also those that the project keeps for other tools, and those that a log turns on. */
  readonly findMatchers: boolean;
  readonly output: readonly string[];
  readonly failOn: 'error' | 'warning' | 'new' | 'never';
  readonly baseline?: string;
  readonly metrics?: string;
  readonly redact: boolean;
  readonly sample: boolean;
  readonly sampleThreshold: number;
  readonly seed: number;
  readonly pipeline?: string;
  /** Threads that read files; absent: as many as are worth it. */
  readonly workers?: number;
  /** In bytes; absent: none. */
  readonly memoryLimit?: number;
  readonly tee: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly config: Config;
  /** Absolute path of the configuration file in force. */
  readonly configFile?: string;
}

const options = {
  root: new Option('--root <dir>', 'the project that the log is about (default: this folder)'),
  config: new Option('--config <file>', 'configuration file (default: buildfix.config.* in the root)'),
  state: new Option('--state <dir>', 'where runs are remembered (default: .buildfix in the root)'),
  noState: new Option('--no-state', 'remember nothing, compare with nothing'),
  stateWait: new Option('--state-wait <ms>', 'how long to wait while another process has the state').argParser(count),
  stateBackend: new Option(
    '--state-backend <where>',
    'disk; shm: in memory for all processes, written back; memory: for this run alone (default: where it is)',
  ).choices(['disk', 'shm', 'memory']),
  durability: new Option(
    '--durability <much>',
    'what a loss of power may take from the state: fast: the last seconds; batch: no finished run; sync: no write',
  ).choices(['fast', 'batch', 'sync']),
  stateQuota: new Option(
    '--state-quota <size>',
    'how large the state may be; the oldest runs go (default: 256MB)',
  ).argParser(size),
  keepRuns: new Option('--keep-runs <n>', 'how many runs are remembered (default: 100)').argParser(positiveCount),
  keepDays: new Option('--keep-days <n>', 'how many days runs are remembered (default: any number)').argParser(
    positiveCount,
  ),
  noCache: new Option('--no-cache', 'neither use nor fill the caches'),
  noIncremental: new Option('--no-incremental', 'read and work out everything anew, also what the caches know'),
  tools: new Option('--tool <name>', 'read only this tool (see `buildfix formats`); repeatable, or a,b,c').argParser(
    (value: string, before: string[] | undefined) => [...(before ?? []), ...value.split(',')],
  ),
  matcher: new Option(
    '--matcher <file>',
    'also read what this problem matcher, errorformat or format file describes; repeatable',
  ).argParser(collect),
  findMatchers: new Option('--find-matchers', 'use the matchers in .github and .vscode, and `::add-matcher::` in logs'),
  output: new Option(
    '-o, --output <name[=file]>',
    'terminal, ndjson, summary, sarif, rdjsonl, github or markdown; repeatable',
  ).argParser(collect),
  json: new Option('--json', 'the same as --output ndjson'),
  failOn: new Option('--fail-on <level>', 'what makes the exit status 1').choices(['error', 'warning', 'new', 'never']),
  baseline: new Option('--baseline <file>', 'compare with this file (written by `buildfix baseline`)'),
  metrics: new Option(
    '--metrics <file>',
    'write the metrics of every stage and cache: JSON for .json, else Prometheus text',
  ),
  noRedact: new Option('--no-redact', 'show tokens, keys and passwords as they stand in the log'),
  noSample: new Option('--no-sample', 'let every occurrence travel through all stages'),
  sampleThreshold: new Option(
    '--sample-threshold <n>',
    'occurrences of one tool and code before they are thinned',
  ).argParser(count),
  seed: new Option('--seed <n>', 'of everything random').argParser(count),
  pipeline: new Option('--pipeline <name>', 'run the log through a pipeline of the configuration'),
  workers: new Option(
    '--workers <n>',
    'threads that read files; 1: none beside the main one (default: the number of cores, for large logs)',
  ).argParser(countOfThreads),
  memoryLimit: new Option(
    '--memory-limit <size>',
    'take fewer threads rather than more memory than that, such as 400MB; one needs 160MB',
  ).argParser(size),
  tee: new Option('--tee', 'pass the input through to standard output; results go to standard error'),
  quiet: new Option('-q, --quiet', 'no progress and no list: only the outputs that are asked for, and the exit status'),
  verbose: new Option('-v, --verbose', 'log what happens inside, show stacks of errors'),
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof options;

/** For every command that opens the state to keep something in it. */
export const stateOptions: readonly OptionName[] = [
  'state',
  'stateWait',
  'stateBackend',
  'durability',
  'stateQuota',
  'keepRuns',
  'keepDays',
];

/** For every command that reads a log. */
export const logOptions: readonly OptionName[] = [
  ...(['output', 'json', 'failOn', 'baseline', 'root', 'tools', 'matcher', 'findMatchers'] as const),
  // The refusal behind what it refuses: commander takes it for the only one otherwise.
  ...stateOptions,
  ...(['noState', 'noCache', 'noIncremental', 'config'] as const),
  ...(['noSample', 'sampleThreshold', 'seed', 'noRedact', 'metrics', 'pipeline', 'quiet', 'verbose'] as const),
];

/** Every option can be given as a variable too: `--fail-on` is `BUILDFIX_FAIL_ON`. */
export function addOptions(command: Command, names: readonly OptionName[]): Command {
  for (const name of names) {
    const option = options[name];
    if (!option.negate) option.env(`BUILDFIX_${(option.long ?? '').slice(2).replaceAll('-', '_').toUpperCase()}`);
    command.addOption(option);
  }
  return command;
}

const defaults = { stateWait: 2_000, durability: 'batch', failOn: 'error', sampleThreshold: 1_000, seed: 1 } as const;

/** Reads the configuration file and settles what wins. Throws BUILDFIX_CONFIG_INVALID. */
export async function resolveSettings(command: Command): Promise<Settings> {
  const given = saidTo(command);
  const said = (name: keyof Given) => given[name] !== undefined;
  const folder = resolve(given.root ?? '.');
  const { config, file } = await loadConfig(folder, given.config && resolve(given.config));
  const root = given.root ? folder : resolve(folder, config.root ?? '.');
  const off = process.env.BUILDFIX_NO_STATE ? false : undefined;
  const state = said('state') ? given.state : (off ?? config.state);
  const output = [...(given.output ?? []), ...(given.json ? ['ndjson'] : [])];
  const baseline = given.baseline ?? config.baseline;
  const metrics = given.metrics ?? config.metrics;
  const stateBackend = given.stateBackend ?? config.stateBackend;
  const workers = given.workers ?? config.workers;
  const memoryLimit = given.memoryLimit ?? (config.memoryLimit === undefined ? undefined : size(config.memoryLimit));
  const sampling = said('sample') ? given.sample !== false : !process.env.BUILDFIX_NO_SAMPLE && config.sample !== false;
  const allows = (name: 'cache' | 'incremental', variable: string) =>
    said(name) ? given[name] !== false : !process.env[variable] && config[name] !== false;
  return {
    root,
    state: state === false ? false : resolve(root, typeof state === 'string' ? state : '.buildfix'),
    stateWait: given.stateWait ?? config.stateWait ?? defaults.stateWait,
    ...(stateBackend !== undefined && { stateBackend }),
    durability: given.durability ?? config.durability ?? defaults.durability,
    retention: retentionFrom(given, config),
    cache: allows('cache', 'BUILDFIX_NO_CACHE'),
    incremental: allows('incremental', 'BUILDFIX_NO_INCREMENTAL'),
    tools: given.tool ?? config.tools ?? [],
    matchers: (given.matcher ?? config.matchers ?? []).map((file) => resolve(given.matcher ? '.' : root, file)),
    findMatchers: given.findMatchers ?? config.findMatchers ?? false,
    output: output.length > 0 ? output : (config.output ?? []),
    failOn: given.failOn ?? config.failOn ?? defaults.failOn,
    ...(baseline !== undefined && { baseline: resolve(root, baseline) }),
    ...(metrics !== undefined && { metrics: resolve(metrics) }),
    redact: said('redact') ? given.redact !== false : !process.env.BUILDFIX_NO_REDACT && config.redact !== false,
    sample: sampling,
    sampleThreshold:
      given.sampleThreshold ?? (config.sample ? config.sample.threshold : undefined) ?? defaults.sampleThreshold,
    seed: given.seed ?? config.seed ?? defaults.seed,
    ...(given.pipeline !== undefined && { pipeline: given.pipeline }),
    ...(workers !== undefined && { workers }),
    ...(memoryLimit !== undefined && { memoryLimit }),
    tee: given.tee ?? false,
    quiet: given.quiet ?? false,
    verbose: given.verbose ?? false,
    config,
    ...(file !== undefined && { configFile: file }),
  };
}

/**
 * What was said to the command or to those above it. Only that: `--no-x` and `--x` share a name in commander, the default of a
 * `--no-x` is true, and a default of the program would win over what was said to its command.
 */
function saidTo(command: Command): Given {
  const said: Record<string, unknown> = {};
  for (let at: Command | null = command; at; at = at.parent) {
    for (const [name, value] of Object.entries(at.opts()))
      if (!['default', undefined].includes(at.getOptionValueSource(name))) said[name] = value;
  }
  return said;
}

interface Given {
  root?: string;
  config?: string;
  state?: string | boolean;
  stateWait?: number;
  stateBackend?: Backend;
  durability?: Durability;
  stateQuota?: number;
  keepRuns?: number;
  keepDays?: number;
  cache?: boolean;
  incremental?: boolean;
  tool?: string[];
  matcher?: string[];
  findMatchers?: boolean;
  output?: string[];
  json?: boolean;
  failOn?: Settings['failOn'];
  baseline?: string;
  metrics?: string;
  redact?: boolean;
  sample?: boolean;
  sampleThreshold?: number;
  seed?: number;
  pipeline?: string;
  workers?: number;
  memoryLimit?: number;
  tee?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

function retentionFrom(given: Given, config: Config): Partial<Retention> {
  const bytes = given.stateQuota ?? (config.stateQuota === undefined ? undefined : size(config.stateQuota));
  const runs = given.keepRuns ?? config.keepRuns;
  const days = given.keepDays ?? config.keepDays;
  return {
    ...(bytes !== undefined && { bytes }),
    ...(runs !== undefined && { runs }),
    ...(days !== undefined && { days }),
  };
}

export function collect(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

export function count(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(value);
}

function countOfThreads(value: string): number {
  const threads = positiveCount(value);
  if (threads > 256) throw new InvalidArgumentError('It has to be from 1 to 256.');
  return threads;
}

export function positiveCount(value: string): number {
  const number = count(value);
  if (number < 1) throw new InvalidArgumentError('It has to be at least 1.');
  return number;
}

/** `400MB`, `1.5 GB`: in bytes. */
export function size(value: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?([MG])B?$/i.exec(value) ?? [];
  if (number === undefined) throw new InvalidArgumentError('It has to be a size such as 400MB or 1.5GB.');
  return Number(number) * (unit.toUpperCase() === 'G' ? 1e9 : 1e6);
}

/** `10%` and `0.1` are the same. */
export function share(value: string): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/.exec(value) ?? [];
  const found = Number(number) / (percent ? 100 : 1);
  if (!(found > 0)) throw new InvalidArgumentError('It has to be a share such as 10% or 0.1.');
  return found;
}
