import { type DestinationStream, pino } from 'pino';
import type { Logger } from '../core/context.ts';

export interface LoggerOptions {
  readonly level: 'debug' | 'warn' | 'silent';
  /** For programs: one JSON object a line. Otherwise one sentence a line. */
  readonly json?: boolean;
  readonly destination?: DestinationStream;
}

/** What buildfix says about itself, on standard error, since standard output belongs to the results. */
export function createLogger({ level, json = false, destination }: LoggerOptions): Logger {
  // Synchronous, so that the last words before an exit are not lost; there are few of them.
  const stderr = destination ?? pino.destination({ dest: 2, sync: true });
  const settings = { name: 'buildfix', level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return pino(settings, json ? stderr : { write: (line: string) => stderr.write(forPeople(line)) });
}

function forPeople(line: string): string {
  const { level, time, name, msg, ...details } = JSON.parse(line) as Record<string, unknown>;
  const said = Object.entries(details).map(
    ([key, value]) => `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return `${name}: ${msg}${said.length > 0 ? ` (${said.join(', ')})` : ''}\n`;
}
