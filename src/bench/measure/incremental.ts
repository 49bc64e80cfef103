import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { replayWords } from '../contenders.ts';
import { generateLog } from '../generate.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { noiseAtMargin } from '../noise.ts';
import { randomNumbers } from '../random.ts';
import { described, inTurn } from '../rounds.ts';
import { medianRatio } from '../statistics.ts';
import type { Workbench } from '../workbench.ts';

/** What reading archives again costs that were read before. */
export const incremental: Measurement = {
  figures: [
    {
      name: 'secondReplayPct',
      title: 'the second replay of 1 000 unchanged .gz archives of 8 MB, beside the first',
      unit: '%',
      direction: 'lower',
      limit: 5,
    },
    {
      name: 'changedReplayPct',
      title: 'the same with 5 % of them changed',
      unit: '%',
      direction: 'lower',
      limit: 20,
    },
    {
      name: 'firstReplayPct',
      title: 'the first replay, which fills the caches, beside one with --no-cache',
      unit: '%',
      direction: 'lower',
    },
    {
      name: 'sameOutput',
      title: 'what all of them write, byte for byte',
      unit: 'yes',
      direction: 'higher',
      limit: true,
    },
  ],
  measure,
};

const archives = 1_000;
const changed = archives / 20;

async function measure(bench: Workbench): Promise<Outcome> {
  const folder = bench.path('nights');
  const make = nightly(bench);
  await mkdir(folder);
  bench.options.say(`generating ${archives} archives`);
  const write = (night: number, version: number) =>
    writeFile(join(folder, `${night}.log.gz`), make.archive(night, version));
  for (let night = 0; night < archives; night++) await write(night, 0);
  const state = join(bench.folder, '.buildfix');
  const outputs = new Map<string, string>();
  // Without a baseline, so that each can be compared with each.
  const baseline = await bench.write('nothing.json', '{"version":1,"problems":[]}');
  async function replay(name: string, more: readonly string[]): Promise<number> {
    const out = bench.path(`${name}.ndjson`);
    const words = replayWords(bench, [join(folder, '*.gz')], { state: true, cache: true, out, more });
    const seconds = await bench.timeBuildfix([...words, '--baseline', baseline]);
    outputs.set(
      name,
      createHash('sha256')
        .update(await readFile(out))
        .digest('hex'),
    );
    return seconds;
  }
  let version = 0;
  const samples = await inTurn(
    bench.options.rounds,
    {
      without: () => replay('without', ['--no-cache']),
      first: async () => {
        await rm(state, { recursive: true, force: true });
        return replay('first', []);
      },
      second: () => replay('second', []),
      changed: async () => {
        version++;
        for (let n = 0; n < changed; n++) await write(n * (archives / changed), version);
        return replay('changed', []);
      },
    },
    bench.rounds('cache: replay of archives'),
  );
  await replay('anew', ['--no-cache']);
  await rm(folder, { recursive: true });
  await rm(state, { recursive: true, force: true });
  const same = outputs.get('first') === outputs.get('second') && outputs.get('changed') === outputs.get('anew');
  const details = { archives, bytes: make.bytes, problems: make.problems, ...described(samples, 's') };
  return {
    values: {
      secondReplayPct: { value: 100 * medianRatio(samples.second, samples.first), details },
      changedReplayPct: { value: 100 * medianRatio(samples.changed, samples.first), details },
      firstReplayPct: { value: 100 * medianRatio(samples.first, samples.without), details },
      sameOutput: { value: same, details: { sha256: Object.fromEntries(outputs) } },
    },
  };
}

/**
 * The logs of one project's builds, night by night: mostly what any build prints, and among it the problems that this night
 * has of all that the project has. Each is a .gz of several members, packed once: to pack 8 GB would take minutes.
 */
function nightly(bench: Workbench) {
  const { seed } = bench.options;
  const random = randomNumbers(seed);
  const share = bench.scaled(8_000_000) / noises;
  const noise = Array.from({ length: noises }, (_, n) => {
    let lines = '';
    while (lines.length < share) lines += `${noiseAtMargin(random, n)}\n`;
    return gzipSync(lines, { level: 6 });
  });
  const problems = Array.from({ length: kinds }, (_, n) => {
    const parts = [...generateLog('noisy', { bytes: problemBytes, seed: seed + n })];
    return gzipSync(parts.map(({ text }) => text).join(''));
  });
  return {
    bytes: share * noises + problemBytes,
    problems: { kinds, bytes: problemBytes, share: 0.03 },
    archive(night: number, version: number): Buffer {
      const from = night % noises;
      const head = gzipSync(`Night ${night}, attempt ${version}\n`);
      return Buffer.concat([head, ...noise.slice(from), problems[night % kinds] as Buffer, ...noise.slice(0, from)]);
    },
  };
}

const noises = 16;
/** How many nights differ in their problems. */
const kinds = 50;
const problemBytes = 200_000;
