/**
 * `make bench`: the figures that the project promises, each beside what it is compared with, in one run.
 * JSON on standard output, a table on standard error. `--quick` takes small logs, to see that it works.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { generateLog } from './generate.ts';
import { compare, runCommand, runNode } from './measure.ts';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly holds: boolean;
  readonly details: Readonly<Record<string, number>>;
}

/** The formats that came first. */
const few =
  'cargo cmake eslint gcc github-actions go gotest javac ld make maven msbuild mypy ninja npm pytest python rustc tsc'.split(
    ' ',
  );

const quick = process.argv.includes('--quick');
const megabyte = 1_000_000;
const cli = new URL('../../../../../dist/src/cli/main.js', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'buildfix-bench-'));

try {
  const figures = [
    replayBesideGrep(),
    allFormatsBesideFew(),
    memoryOfALargeLog(),
    startBesideNode(),
    memoryOfManyProblems(),
  ];
  const machine = {
    cores: cpus().length,
    model: cpus()[0]?.model,
    memory: totalmem(),
    node: process.version,
    commit: commit(),
  };
  process.stdout.write(`${JSON.stringify({ quick, machine, figures }, null, 2)}\n`);
  for (const { name, value, unit, limit, holds } of figures) {
    process.stderr.write(`${holds ? 'holds' : 'MISSED'}  ${name.padEnd(48)} ${value} ${unit} (at most ${limit})\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** A noisy log, one thread, ndjson to a file, beside `grep -cE` on the same file. */
function replayBesideGrep(): Figure {
  const log = generateLog(join(folder, 'noisy.log'), { bytes: (quick ? 20 : 500) * megabyte });
  const words = [
    'replay',
    log.file,
    '--workers',
    '1',
    '--output',
    `ndjson=${join(folder, 'out.ndjson')}`,
    '--fail-on',
    'never',
  ];
  const measured = compare(
    quick ? 1 : 5,
    () => runNode([cli, ...words, '--root', folder]),
    () => runCommand('grep', ['-cE', 'error|warning', log.file], join(folder, 'grep.out')),
  );
  return figure('replay, wall time as multiple of grep', measured.ratio, 'x', 8, {
    replaySeconds: measured.a,
    grepSeconds: measured.b,
    megabytesPerSecond: log.bytes / megabyte / measured.a,
    lines: log.lines,
  });
}

/** What the breadth costs: one log of a few tools, read with these formats and with all of them. */
function allFormatsBesideFew(): Figure {
  const log = generateLog(join(folder, 'few.log'), { bytes: (quick ? 20 : 300) * megabyte, tools: few });
  const words = [
    'replay',
    log.file,
    '--no-state',
    '--fail-on',
    'never',
    '--output',
    `ndjson=${join(folder, 'few.ndjson')}`,
  ];
  const measured = compare(
    quick ? 1 : 5,
    () => runNode([cli, ...words, '--root', folder]),
    () => runNode([cli, ...words, '--root', folder, '--tool', few.join(',')]),
  );
  return figure('all formats, as multiple of nineteen on their log', measured.ratio, 'x', 1.3, {
    allSeconds: measured.a,
    fewSeconds: measured.b,
  });
}

function memoryOfALargeLog(): Figure {
  const peak = (megabytes: number) => {
    const log = generateLog(join(folder, `${megabytes}.log`), { bytes: megabytes * megabyte });
    const words = [
      'replay',
      log.file,
      '--output',
      `ndjson=${join(folder, 'out.ndjson')}`,
      '--root',
      folder,
      '--no-state',
    ];
    const { peakMegabytes } = runNode([cli, ...words, '--fail-on', 'never']);
    rmSync(log.file);
    return peakMegabytes;
  };
  const [small, large] = [peak(quick ? 5 : 50), peak(quick ? 50 : 2_000)];
  const details = { smallLogMegabytes: small, largeLogMegabytes: large };
  const ratio = figure('peak memory at 2 GB as multiple of 50 MB', large / small, 'x', 1.2, details);
  return { ...ratio, holds: ratio.holds && large < 200 };
}

function startBesideNode(): Figure {
  const out = join(folder, 'version.out');
  const measured = compare(
    quick ? 3 : 21,
    () => runCommand(process.execPath, [cli, '--version'], out),
    () => runCommand(process.execPath, ['-e', '0'], out),
  );
  return figure('--version, wall time as multiple of node -e 0', measured.ratio, 'x', 2, {
    versionSeconds: measured.a,
    nodeSeconds: measured.b,
  });
}

function memoryOfManyProblems(): Figure {
  const script = new URL('./many-problems.js', import.meta.url).pathname;
  const { peakMegabytes, status } = runNode([script, String(quick ? 50_000 : 1_000_000)]);
  if (status !== 0) throw new Error('the dedupe measurement failed');
  return figure('1 M distinct problems through dedupe, peak memory', peakMegabytes, 'MB', 300, {});
}

function figure(name: string, value: number, unit: string, limit: number, details: Record<string, number>): Figure {
  return { name, value: Number(value.toFixed(2)), unit, limit, holds: value <= limit, details };
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
