import { createReadStream, createWriteStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BuildfixError } from '../core/errors.ts';
import { inspectDatabase } from '../state/leveldb/inspect.ts';
import { currentPlace } from '../state/place.ts';
import { defaultRetention, folderSize, keepWithin } from '../state/retention.ts';
import type { StateOptions } from '../state/state.ts';
import { countEntries, exportState, importState } from '../state/transfer.ts';
import { withState } from '../state/with-state.ts';
import { createLogger } from '../telemetry/logger.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';
import { formatBytes } from './progress.ts';
import { stateOptions } from './state-options.ts';
import { printTable } from './table.ts';

/** `buildfix state stats|check|gc|move|export|import|clear`. */
export async function state({ command }: CommandContext, action: string, word?: string): Promise<number> {
  const settings = await resolveSettings(command);
  const options = stateOptions(settings, createLogger({ level: settings.verbose ? 'debug' : 'warn' }));
  if (!options) throw usage('The state is switched off.', 'Leave --no-state out.');
  const { json = false, yes } = command.opts<{ json?: boolean; yes?: boolean }>();
  switch (action) {
    case 'stats':
      await printStats(options, json);
      return 0;
    case 'check':
      return check(options, json);
    case 'gc':
      await collectGarbage(options, json);
      return 0;
    case 'move':
      await move(options, word, json);
      return 0;
    case 'export':
      await withState(options, (open) =>
        pipeline(Readable.from(exportState(open)), word ? createWriteStream(word, { mode: 0o600 }) : process.stdout, {
          end: word !== undefined,
        }),
      );
      return 0;
    case 'import': {
      const count = await withState(options, (open) =>
        importState(open, word ? createReadStream(word) : process.stdin),
      );
      process.stderr.write(`${count} entries imported.\n`);
      return 0;
    }
    case 'clear':
      if (!yes)
        throw usage(`This would forget everything in ${options.folder}.`, 'Say --yes. The journal of `undo` stays.');
      await withState(options, async ({ db }) => db.clear());
      return 0;
    default:
      throw usage(`There is no \`buildfix state ${action}\`.`, 'Use stats, check, gc, move, export, import or clear.');
  }
}

async function printStats(options: StateOptions, json: boolean): Promise<void> {
  const stats = await withState(options, async (open) => {
    const [last] = await open.runs.values({ reverse: true, limit: 1 }).all();
    return {
      folder: options.folder,
      backend: open.place.backend,
      location: open.place.location,
      bytes: await folderSize(open.place.home),
      quota: options.retention?.bytes ?? defaultRetention.bytes,
      entries: await countEntries(open),
      lastRun: last ?? null,
    };
  });
  if (json) return printJson(stats);
  const { folder, backend, bytes, quota, entries, lastRun } = stats;
  printTable([
    ['folder', folder],
    ['kept on', { disk: 'the disk', shm: 'memory, written back to the disk', memory: 'memory' }[backend]],
    ['size', `${formatBytes(bytes)} of ${formatBytes(quota)}`],
    ['runs', String(entries.runs)],
    ['problems', String(entries.seen)],
    ['checkpoints', String(entries.checkpoints)],
    [
      'last run',
      lastRun
        ? `${new Date(lastRun.time).toISOString()}  ${lastRun.summary.distinct} problems in ${lastRun.logs.join(', ')}`
        : 'none',
    ],
  ]);
}

/** Opens nothing and changes nothing: what is damaged is mended by the next command that opens the state. */
async function check({ folder, memoryFolder }: StateOptions, json: boolean): Promise<number> {
  const { location } = await currentPlace(folder, memoryFolder);
  const { damage, tables } = await inspectDatabase(location);
  const waiting = await readdir(join(folder, 'spool')).catch(() => []);
  if (json) printJson({ location, damage, tables: tables.size, spooled: waiting.length });
  else if (damage.length === 0) process.stdout.write(`Every checksum of the state in ${location} fits.\n`);
  else {
    process.stdout.write(`The state in ${location} is damaged:\n${damage.map((what) => `  ${what}\n`).join('')}`);
    process.stdout.write('The next run sets it aside and keeps what can be read of it.\n');
  }
  return damage.length > 0 ? 1 : 0;
}

async function collectGarbage(options: StateOptions, json: boolean): Promise<void> {
  const { logger, retention } = options;
  const limits = { ...defaultRetention, ...retention };
  const gone = await withState(options, (open) =>
    keepWithin(open, limits, { time: Date.now(), logger, exactly: true }),
  );
  if (json) return printJson(gone);
  printTable([
    ['runs', `${gone.runs} forgotten`],
    ['problems', `${gone.problems} forgotten`],
    ['set aside', gone.setAside.length > 0 ? `${gone.setAside.join(', ')} removed` : 'nothing removed'],
    ['size', `${formatBytes(gone.bytes)}, before ${formatBytes(gone.bytesBefore)}`],
  ]);
}

async function move(options: StateOptions, where: string | undefined, json: boolean): Promise<void> {
  if (where !== 'disk' && where !== 'shm') {
    throw usage(`The state can't be moved to ${where ?? 'nowhere'}.`, 'Say `buildfix state move disk` or `... shm`.');
  }
  const { backend, location } = await withState(
    { ...options, backend: where, isMoving: true },
    async ({ place }) => place,
  );
  if (json) printJson({ backend, location });
  else process.stdout.write(`The state is in ${location}.\n`);
}

function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

function usage(message: string, hint: string): BuildfixError {
  return new BuildfixError('BUILDFIX_USAGE', { message, hint });
}
