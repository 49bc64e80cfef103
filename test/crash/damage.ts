import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BuildLog } from './build-log.ts';
import { type Comparison, compareFolders, linesIn } from './comparison.ts';
import { inFolders } from './folders.ts';
import { type Ended, Program, run } from './program.ts';
import { Random } from './random.ts';

export interface Damaged {
  /** What was done. */
  readonly damage: string;
  readonly last: Ended;
  /** Lines that stood in the output before, and problems that are nowhere in it. */
  readonly lost: readonly string[];
  readonly broken: readonly string[];
}

/** A tail whose state or output is damaged while it is down: it comes through, and loses nothing that it has or could find. */
export function damageTail(seed: number): Promise<Damaged> {
  return inFolders(async (folder, other) => {
    const random = new Random(seed);
    const text = new BuildLog(random);
    const log = join(folder, 'build.log');
    const grow = (parts: number) => {
      for (let n = 0; n < parts; n++) appendFileSync(log, text.some());
    };
    grow(60);
    const program = new Program([...words, '--checkpoint-every', '20'], { cwd: folder });
    while (!program.isOver && linesIn(folder).length < 20) await pause(20);
    for (let n = random.below(30); n > 0 && !program.isOver; n--) {
      grow(2);
      await pause(20);
    }
    await program.kill();
    const before = linesIn(folder).filter(isJson);
    const damage = random.pick(damages);
    const kept = damage.do(folder, random) === 'output' ? [] : before;
    grow(20);
    const last = await run([...words, '--once'], { cwd: folder });
    writeFileSync(join(other, 'build.log'), readFileSync(log));
    await run([...words, '--once'], { cwd: other });
    const lines = linesIn(folder);
    const found = new Set(lines);
    const problems = new Set(lines.filter(isJson).map(fingerprintOf));
    const lost = [
      ...kept.filter((line) => !found.has(line)),
      // What was cut out of the output by hand is gone; what was written behind it has to be there.
      ...(damage.cuts ? [] : linesIn(other).filter((line) => !problems.has(fingerprintOf(line)))),
    ];
    return { damage: damage.name, last, lost, broken: lines.filter((line) => !isJson(line)) };
  });
}

const words = ['tail', 'build.log', '-o', 'ndjson=out.ndjson', '-o', 'summary=summary.json'];

interface Damage {
  readonly name: string;
  /** Something that is not found in the logs again. */
  readonly cuts?: true;
  do(folder: string, random: Random): 'state' | 'output';
}

const damages: readonly Damage[] = [
  {
    name: 'bytes of the state turned over',
    do: (folder, random) => {
      for (let n = 1 + random.below(200); n > 0; n--) inDatabase(folder, random, (file) => flip(file, random));
      return 'state';
    },
  },
  {
    name: 'a file of the state cut',
    do: (folder, random) => {
      inDatabase(folder, random, (file) => truncateSync(file, random.below(statSync(file).size + 1)));
      return 'state';
    },
  },
  {
    name: 'a file of the state gone',
    do: (folder, random) => {
      inDatabase(folder, random, (file) => rmSync(file));
      return 'state';
    },
  },
  {
    name: 'the state gone',
    do: (folder) => {
      rmSync(join(folder, '.buildfix'), { recursive: true });
      return 'state';
    },
  },
  {
    name: 'half a line behind the output',
    do: (folder) => {
      appendFileSync(join(folder, 'out.ndjson'), '{"fingerprint":"12');
      return 'state';
    },
  },
  {
    name: 'the output cut',
    cuts: true,
    do: (folder, random) => {
      const file = join(folder, 'out.ndjson');
      truncateSync(file, random.below(statSync(file).size + 1));
      return 'output';
    },
  },
];

function inDatabase(folder: string, random: Random, harm: (file: string) => void): void {
  const database = join(folder, '.buildfix', 'state');
  const files = readdirSync(database).filter((name) => statSync(join(database, name)).size > 0);
  if (files.length > 0) harm(join(database, random.pick(files)));
}

function flip(file: string, random: Random): void {
  const bytes = readFileSync(file);
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
  writeFileSync(file, bytes);
}

/** The disk is full for what the tail writes, up to a moment; then it goes on. */
export function fillDisk(seed: number): Promise<Comparison & { readonly full: Ended; readonly last: Ended }> {
  return inFolders(async (folder, other) => {
    const random = new Random(seed);
    const text = new BuildLog(random);
    let log = '';
    while (log.length < 300_000) log += text.some();
    for (const name of [folder, other]) writeFileSync(join(name, 'build.log'), log);
    // In blocks of 512 bytes or, with some shells, of 1 024.
    const limit = `ulimit -f ${20 + random.below(150)}`;
    const full = await run([...words, '--once', '--checkpoint-every', '1'], { cwd: folder, limit });
    const last = await run([...words, '--once'], { cwd: folder });
    await run([...words, '--once'], { cwd: other });
    return { ...compareFolders(folder, other), full, last };
  });
}

/** The state can't be written, or not even be read: the output is what it would be. */
export function revoke(
  seed: number,
): Promise<Comparison & { readonly last: Ended; readonly wanted: readonly string[] }> {
  return inFolders(async (folder, other) => {
    const random = new Random(seed);
    const text = new BuildLog(random);
    let log = '';
    while (log.length < 50_000) log += text.some();
    for (const name of [folder, other]) writeFileSync(join(name, 'build.log'), log);
    await run([...words, '--once'], { cwd: other });
    const state = join(folder, '.buildfix');
    const mode = random.pick([0o000, 0o500, 0o555]);
    // Nobody keeps anything from root by permissions, and as somebody else it might not even read the program: so there is a file in the way.
    const isRoot = process.getuid?.() === 0;
    if (isRoot) writeFileSync(state, '');
    else mkdirSync(state, { mode });
    const last = await run([...words, '--once'], { cwd: folder });
    chmodSync(state, 0o700);
    return { ...compareFolders(folder, other), last };
  });
}

/** There is no room for what is kept until the end: what is written live has everything. */
export function withoutRoom(seed: number): Promise<Pick<Comparison, 'found' | 'wanted'> & { readonly last: Ended }> {
  return inFolders(async (folder, other) => {
    const random = new Random(seed);
    let log = '';
    for (let n = 0; n < 4_000; n++)
      log += `src/app${n}.ts(${n},${random.below(90)}): error TS2322: Type ${n} is wrong.\n`;
    for (const name of [folder, other]) writeFileSync(join(name, 'build.log'), log);
    const replay = ['replay', 'build.log', '-o', 'ndjson=out.ndjson', '-o', 'sarif=out.sarif'];
    await run(replay, { cwd: other });
    const last = await run(replay, { cwd: folder, env: { TMPDIR: join(folder, 'nowhere') } });
    return { found: linesIn(folder), wanted: linesIn(other), last };
  });
}

function isJson(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

function fingerprintOf(line: string): string {
  return String(JSON.parse(line).fingerprint);
}
