import { openCaches } from '../../pipelines/caches.ts';
import { KnownLogs } from '../../pipelines/known-logs.ts';
import { openLogsInParallel } from '../../pipelines/parallel-logs.ts';
import { BuildfixError } from '../core/errors.ts';
import { roomForCaches } from '../state/retention.ts';
import { createLogger } from '../telemetry/logger.ts';
import { reportTrouble } from './failure.ts';
import { stopOnSignal } from './interrupt.ts';
import type { Settings } from './options.ts';
import { loadReading } from './reading.ts';

/** `buildfix cache warm LOG…`: reads logs for the next run to know them. */
export async function warm(
  settings: Settings,
  folder: string,
  logs: readonly string[],
  json: boolean,
): Promise<number> {
  if (logs.length === 0) {
    throw new BuildfixError('BUILDFIX_USAGE', {
      message: 'It has to be said which logs are to be read.',
      hint: "Give files or quoted globs, such as 'logs/**/*.gz'.",
    });
  }
  const logger = createLogger({ level: settings.verbose ? 'debug' : 'warn' });
  const troubles: BuildfixError[] = [];
  const onTrouble = (error: BuildfixError) => void troubles.push(error);
  const { sendable: reading } = await loadReading(settings, onTrouble);
  const stop = new AbortController();
  const signals = stopOnSignal(stop);
  const caches = await openCaches({ folder, room: roomForCaches(settings.retention), clock: Date.now, logger });
  try {
    if (!reading || caches.seed === undefined) throw nothingToWarm(folder, reading === undefined);
    const { logs: records, parses, seed } = caches;
    const known = await KnownLogs.open({ logs: records, parses, seed, reading, clock: Date.now, signal: stop.signal });
    const options = { known, reading, logger, onTrouble, cwd: process.cwd(), signal: stop.signal };
    const { workers, memoryLimit } = settings;
    for await (const _ of openLogsInParallel(logs, { ...options, workers, memoryLimit }));
    const { stored, diskHits } = parses.counts;
    const found = { read: stored, known: diskHits };
    process.stdout.write(json ? `${JSON.stringify(found)}\n` : `${stored} logs read, ${diskHits} known before.\n`);
  } finally {
    await caches.close();
    signals.dispose();
  }
  for (const trouble of troubles) reportTrouble(trouble);
  return signals.signalStatus() ?? (troubles.length > 0 ? 3 : 0);
}

function nothingToWarm(folder: string, isMatched: boolean): BuildfixError {
  return isMatched
    ? new BuildfixError('BUILDFIX_USAGE', {
        message: 'What matchers read is not kept.',
        hint: 'Leave --matcher and --find-matchers out, or describe the tool in a format file.',
      })
    : new BuildfixError('BUILDFIX_STATE_LOCKED', {
        message: `The caches in ${folder} can't be opened.`,
        hint: 'Wait for the other run to end, or give another folder with --state.',
      });
}
