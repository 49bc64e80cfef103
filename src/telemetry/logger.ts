import { createRequire } from 'node:module';
import type { DestinationStream } from 'pino';
import type { Logger } from '../core/context.ts';

export interface LoggerOptions {
  readonly level: 'debug' | 'warn' | 'silent';
  /** For programs: one JSON object a line. Otherwise one sentence a line. */
  readonly json?: boolean;
  readonly destination?: DestinationStream;
}

/** What buildfix says about itself, on standard error, since standard output belongs to the results. */
export function createLogger(options: LoggerOptions): Logger {
  let opened: Logger | undefined;
  const at = (level: keyof Logger) => (details: object, message: string) => {
    if (ranks[level] < ranks[options.level]) return;
    opened ??= open(options);
    opened[level](details, message);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const ranks = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 } as const;

/** Most runs have nothing to say. Not `import()`: what is said must be out when the call returns. */
function open({ level, json = false, destination }: LoggerOptions): Logger {
  const { pino } = createRequire(import.meta.url)('pino') as typeof import('pino');
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
