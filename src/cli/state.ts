import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BuildfixError } from '../core/errors.ts';
import { withState } from '../state/runs.ts';
import type { StateOptions } from '../state/state.ts';
import { countEntries, exportState, importState } from '../state/transfer.ts';
import { createLogger } from '../telemetry/logger.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';
import { formatBytes } from './progress.ts';
import { printTable } from './table.ts';

/** `buildfix state stats|export|import|clear`. */
export async function state({ command }: CommandContext, action: string, file?: string): Promise<number> {
  const settings = await resolveSettings(command);
  if (settings.state === false) throw usage('The state is switched off.', 'Leave --no-state out.');
  const logger = createLogger({ level: settings.verbose ? 'debug' : 'warn' });
  const options = { folder: settings.state, wait: settings.stateWait, logger };
  const { json, yes } = command.opts<{ json?: boolean; yes?: boolean }>();
  switch (action) {
    case 'stats':
      await printStats(options, json === true);
      return 0;
    case 'export':
      await withState(options, (open) =>
        pipeline(Readable.from(exportState(open)), file ? createWriteStream(file, { mode: 0o600 }) : process.stdout, {
          end: file !== undefined,
        }),
      );
      return 0;
    case 'import': {
      const count = await withState(options, (open) =>
        importState(open, file ? createReadStream(file) : process.stdin),
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
      throw usage(`There is no \`buildfix state ${action}\`.`, 'Use stats, export, import or clear.');
  }
}

async function printStats(options: StateOptions, json: boolean): Promise<void> {
  const stats = await withState(options, async (open) => {
    const [last] = await open.runs.values({ reverse: true, limit: 1 }).all();
    return {
      folder: options.folder,
      bytes: await folderSize(options.folder),
      entries: await countEntries(open),
      lastRun: last ?? null,
    };
  });
  if (json) {
    process.stdout.write(`${JSON.stringify(stats, null, 2)}\n`);
    return;
  }
  const { folder, bytes, entries, lastRun } = stats;
  printTable([
    ['folder', folder],
    ['size', formatBytes(bytes)],
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

async function folderSize(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // LevelDB removes files while we look.
    if (entry.isFile())
      bytes += await stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        () => 0,
      );
  }
  return bytes;
}

function usage(message: string, hint: string): BuildfixError {
  return new BuildfixError('BUILDFIX_USAGE', { message, hint });
}
