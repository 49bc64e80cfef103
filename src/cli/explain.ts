import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Diagnostic } from '../core/diagnostic.ts';
import { BuildfixError } from '../core/errors.ts';
import { redactText } from '../core/redact.ts';
import { sanitize } from '../reporters/sanitize.ts';
import { openLogs } from '../sources/files.ts';
import { findSeen } from '../state/runs.ts';
import type { OutcomeEntry, SeenEntry } from '../state/stored.ts';
import { withState } from '../state/with-state.ts';
import { createLogger } from '../telemetry/logger.ts';
import { resolveSettings } from './options.ts';
import type { CommandContext } from './program.ts';
import { stateOptions } from './state-options.ts';

/** `buildfix explain FINGERPRINT`: where a problem stands in its log, what was decided about it and why. */
export async function explain({ command }: CommandContext, prefix: string): Promise<number> {
  const settings = await resolveSettings(command);
  const options = stateOptions(settings, createLogger({ level: settings.verbose ? 'debug' : 'warn' }));
  if (!options) throw notFound(prefix, 'Without a state nothing is remembered: leave --no-state out.');
  if (!/^[0-9a-f]{4,16}$/.test(prefix))
    throw notFound(prefix, 'A fingerprint is 16 hexadecimal digits; the first 4 are enough.');
  const found = await findSeen(options, prefix);
  const [entry] = found;
  if (!entry)
    throw notFound(prefix, 'Run the log through buildfix first; `buildfix state stats` says what is remembered.');
  if (found.length > 1) {
    const all = found.map(({ diagnostic }) => diagnostic.fingerprint).join(', ');
    throw notFound(prefix, `It could be any of ${all}: give more digits.`);
  }
  const { fingerprint, log } = entry.diagnostic;
  const outcomes = await withState(options, ({ outcomes: table }) =>
    table.values({ gt: `${fingerprint}!`, lt: `${fingerprint}"` }).all(),
  );
  const context = await contextInLog(log, settings.redact);
  if (command.opts<{ json?: boolean }>().json) {
    process.stdout.write(`${JSON.stringify({ ...entry, context, outcomes }, null, 2)}\n`);
  } else {
    process.stdout.write(
      `${[...describe(entry), ...(await explainLog(entry.diagnostic, context)), ...decisions(entry), ...tried(outcomes)].join('\n')}\n`,
    );
  }
  return 0;
}

function describe({
  diagnostic: { fingerprint, severity, tool, code, message, file, line, column, step, related = [] },
}: SeenEntry): string[] {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return [
    `${fingerprint}  ${severity} of ${tool}${code ? ` ${sanitize(code)}` : ''}`,
    ...message.split('\n').map((text) => `  ${sanitize(text)}`),
    ...(place ? [`  at ${sanitize(place)}`] : []),
    ...(step ? [`  in step ${sanitize(step)}`] : []),
    ...related.map(
      (note) =>
        `  ${[note.file, note.line]
          .filter(Boolean)
          .map((part) => `${part}:`)
          .join('')} ${sanitize(note.message)}`,
    ),
  ];
}

interface LogLine {
  readonly line: number;
  readonly text: string;
}

const linesAround = 3;

/** The diagnostic's own lines and a few around them, read again from the log; `undefined` where it can't be. */
async function contextInLog(
  { source, line, lines }: Diagnostic['log'],
  redact: boolean,
): Promise<LogLine[] | undefined> {
  const file = source.split('!')[0] as string;
  const exists = await stat(resolve(file)).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!exists) return undefined;
  const first = Math.max(1, line - linesAround);
  const last = line + lines - 1 + linesAround;
  const context: LogLine[] = [];
  let at = 1;
  let rest = '';
  for await (const chunk of openLogs([file], { cwd: process.cwd(), onTrouble: () => {} })) {
    if (chunk.source !== source) continue;
    const pieces = (rest + Buffer.from(chunk.bytes).toString('utf8')).split('\n');
    rest = pieces.pop() ?? '';
    for (const text of pieces) {
      if (at >= first && at <= last) context.push({ line: at, text: redact ? redactText(text) : text });
      at++;
    }
    if (at > last) return context;
  }
  if (rest !== '' && at >= first && at <= last) context.push({ line: at, text: rest });
  return context;
}

async function explainLog({ log }: Diagnostic, context: readonly LogLine[] | undefined): Promise<string[]> {
  const where = `In ${sanitize(log.source)}, line ${log.line}${log.lines > 1 ? ` to ${log.line + log.lines - 1}` : ''}, byte ${log.offset}`;
  if (!context) return ['', `${where} (the log itself is not there any more).`];
  const inside = ({ line }: LogLine) => line >= log.line && line < log.line + log.lines;
  return [
    '',
    `${where}:`,
    ...context.map(
      (row) => `${inside(row) ? '>' : ' '} ${String(row.line).padStart(6)}  ${sanitize(row.text.replace(/\r$/, ''))}`,
    ),
  ];
}

function decisions({ diagnostic, runs, firstSeen, lastSeen }: SeenEntry): string[] {
  const { count, baseline, route, fixes = [] } = diagnostic;
  const date = (time: number) => new Date(time).toISOString();
  return [
    '',
    'What was decided:',
    `  dedupe  ${count} occurrence${count === 1 ? '' : 's'} in the last run, seen in ${runs} run${runs === 1 ? '' : 's'}, first ${date(firstSeen)}, last ${date(lastSeen)}${baseline ? `, ${baseline}` : ''}`,
    `  route   ${route ? `${route.lane}${route.fixer ? ` (${route.fixer})` : ''}: ${sanitize(route.why)}` : 'not routed'}`,
    `  fix     ${fixes.length === 0 ? 'nothing is proposed' : `${fixes.length} proposed`}`,
    ...fixes.map(
      ({ title, origin, safety, edits }) =>
        `          ${safety}, ${origin}: ${sanitize(title)} (${edits.length} edits)`,
    ),
  ];
}

function tried(outcomes: readonly OutcomeEntry[]): string[] {
  if (outcomes.length === 0) return ['', 'Fixes tried: none.'];
  return [
    '',
    'Fixes tried:',
    ...outcomes.map(
      ({ time, origin, title, result }) =>
        `  ${new Date(time).toISOString()}  ${origin}: ${sanitize(title)}: ${result}`,
    ),
  ];
}

function notFound(prefix: string, hint: string): BuildfixError {
  return new BuildfixError('BUILDFIX_NOT_FOUND', { message: `No single problem ${sanitize(prefix)} is known.`, hint });
}
