import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { BuildfixError } from '../../src/core/errors.ts';
import { parseLog } from '../../src/parser/parse-log.ts';
import { openLogs } from '../../src/sources/files.ts';
import { loadFollow, recallRun, saveFollow } from '../../src/state/follows.ts';
import { loadBaseline, newRunId, saveRun } from '../../src/state/runs.ts';
import { diagnostic, fingerprint, finishedRun } from '../helpers/diagnostic.ts';
import { BuildLog } from './build-log.ts';
import { inFolders } from './folders.ts';
import type { Random } from './random.ts';

const repository = new URL('../..', import.meta.url).pathname;
const logs = readdirSync(join(repository, 'samples'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => join(repository, 'samples', name));
const archives = readdirSync(join(repository, 'test/fixtures/archives'))
  .sort()
  .map((name) => join(repository, 'test/fixtures/archives', name))
  .filter((name) => statSync(name).isFile() && !name.endsWith('.sh'));

/** A log made of others and broken: whatever is in it, reading it ends, and what is found has a place in it. */
export async function fuzzLog(random: Random): Promise<void> {
  const bytes = broken(random.chance(0.2) ? made(random) : readFileSync(random.pick(logs)), random);
  for await (const { log, message } of parseLog(chunks(bytes, random))) {
    if (!(log.offset >= 0 && log.offset <= bytes.length && log.line >= 1 && typeof message === 'string'))
      throw new Error(`a place that is none: ${JSON.stringify(log)}`);
  }
}

/** An archive that is broken: it gives what it can, or says what is wrong. */
export function fuzzArchive(random: Random): Promise<void> {
  return inFolders(async (folder) => {
    const source = random.chance(0.3) ? packed(random) : readFileSync(random.pick(archives));
    writeFileSync(join(folder, 'broken'), broken(source, random));
    let bytes = 0;
    const troubles: unknown[] = [];
    for await (const chunk of openLogs(['broken'], { cwd: folder, onTrouble: (error) => troubles.push(error) })) {
      bytes += chunk.bytes.length;
      if (bytes > mostBytes) return;
    }
    mustBeOurs(troubles);
  });
}

/** A state whose files are broken: it is used, set aside or refused, and nothing worse. */
export function fuzzState(random: Random): Promise<void> {
  return inFolders(async (folder) => {
    const quiet = { debug() {}, info() {}, warn() {}, error() {} };
    const options = { folder: join(folder, '.buildfix'), wait: 2_000, logger: quiet };
    const entry = (time: number) => ({ id: newRunId(time), time, logs: ['b.log'], summary: finishedRun([]).summary });
    async function* problems() {
      for (let n = 1; n < 200; n++) yield diagnostic({ fingerprint: fingerprint(n) });
    }
    const head = { shape: 1 as const, run: newRunId(5), positions: [], outputs: {}, reading: { lines: 3 } };
    await saveRun(options, entry(1_000), problems);
    const changes = Array.from({ length: 100 }, (_, n) => ({ ledger: 'counts' as const, key: `count!${n}`, value: n }));
    const checkpoint = { head, changes, isShared: false };
    await saveFollow(options, 'k', checkpoint);
    const database = join(options.folder, 'state');
    const names = readdirSync(database).filter((name) => statSync(join(database, name)).size > 0);
    const file = join(database, random.pick(names));
    if (random.chance(0.1)) rmSync(file);
    else writeFileSync(file, broken(readFileSync(file), random).subarray(0, 1e6));
    if (random.chance(0.1)) mkdirSync(join(options.folder, 'spool', 'x.ndjson'), { recursive: true });
    for (const use of [
      () => loadFollow(options, 'k', (error) => mustBeOurs([error])),
      () => recallRun(options, 'k', head).entries('counts', () => {}),
      () => loadBaseline(options),
      () => saveRun(options, entry(2_000), problems),
      () => saveFollow(options, 'k', checkpoint),
    ]) {
      await use().catch((error) => mustBeOurs([error]));
    }
  });
}

function mustBeOurs(errors: readonly unknown[]): void {
  for (const error of errors) {
    // What a value can't be decoded to is LevelDB's to say; the commands make an error of ours of it.
    const code = (error as { code?: string }).code ?? '';
    if (!(error instanceof BuildfixError) && !code.startsWith('LEVEL_')) throw error;
  }
}

/** More than any of the sources unpacks to, unless it is a bomb, and then the rest is no news. */
const mostBytes = 64e6;

function made(random: Random): Buffer {
  const text = new BuildLog(random);
  let log = '';
  while (log.length < 20_000) log += text.some();
  return Buffer.from(log);
}

function packed(random: Random): Buffer {
  const log = made(random);
  return random.pick([() => gzipSync(log), () => brotliCompressSync(log), () => gzipSync(gzipSync(log))])();
}

/** A few changes out of those that files suffer, and of those that somebody thinks of who means harm. */
function broken(bytes: Buffer, random: Random): Buffer {
  let text: Buffer = bytes;
  for (let changes = 1 + random.below(6); changes > 0; changes--) text = changed(text, random);
  return text.subarray(0, 2e6);
}

function changed(text: Buffer, random: Random): Buffer {
  const at = random.below(text.length + 1);
  const to = Math.min(text.length, at + random.below(400));
  const join3 = (middle: Buffer) => Buffer.concat([text.subarray(0, at), middle, text.subarray(to)]);
  switch (random.below(9)) {
    case 0: {
      const copy = Buffer.from(text);
      for (let n = random.below(50); n > 0 && copy.length > 0; n--) copy[random.below(copy.length)] = random.below(256);
      return copy;
    }
    case 1:
      return text.subarray(0, at);
    case 2:
      return text.subarray(at);
    case 3:
      return join3(Buffer.alloc(0));
    case 4:
      return join3(Buffer.concat(Array.from({ length: 1 + random.below(20) }, () => text.subarray(at, to))));
    case 5:
      return join3(readFileSync(random.pick(logs)).subarray(0, 20_000));
    case 6:
      return join3(Buffer.from(random.pick(evil).repeat(1 + random.below(3_000))));
    case 7:
      return join3(Buffer.from(Array.from({ length: random.below(300) }, () => random.below(256))));
    default:
      return Buffer.from(
        text.toString('latin1').replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', ' ', '\0'])),
        'latin1',
      );
  }
}

const evil = [
  '\u001b[31m',
  '\0',
  '(',
  '[',
  '{"a":',
  '<a>',
  ' at ',
  'error: ',
  'a.c:1:',
  '../',
  '\ufeff',
  '^~',
  '99999999999',
  '\r',
  '|',
  "'",
];

function* chunks(bytes: Buffer, random: Random): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + random.below(random.chance(0.5) ? 100 : 100_000);
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
