import { createContext } from '../../pipelines/context.ts';
import { type FixRun, runFixPipeline } from '../../pipelines/fix.ts';
import type { LogChunk } from '../core/chunk.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BuildfixError } from '../core/errors.ts';
import { redactText } from '../core/redact.ts';
import { explainUnfixed } from '../fixes/why-not.ts';
import { sanitize } from '../reporters/sanitize.ts';
import { openLogs } from '../sources/files.ts';
import { readStdin } from '../sources/stdin.ts';
import { saveOutcomes } from '../state/outcomes.ts';
import { createLogger } from '../telemetry/logger.ts';
import { checkClean } from './clean-tree.ts';
import { reportTrouble } from './failure.ts';
import { openJobCaches } from './job.ts';
import { resolveSettings, type Settings } from './options.ts';
import type { CommandContext } from './program.ts';
import { loadReading } from './reading.ts';

interface FixOptions {
  readonly write?: boolean;
  readonly unsafe?: boolean;
  readonly requireClean?: boolean;
  readonly forcePath?: readonly string[];
  readonly json?: boolean;
}

/** `buildfix fix LOG…`: a patch and the reason of each edit; `--write` applies it. */
export async function fix({ command }: CommandContext, logs: readonly string[]): Promise<number> {
  const settings = await resolveSettings(command);
  const {
    write = false,
    unsafe = false,
    requireClean = false,
    forcePath = [],
    json = false,
  } = command.opts<FixOptions>();
  if (requireClean) await checkClean(settings.root);
  const troubles: BuildfixError[] = [];
  const logger = createLogger({ level: settings.verbose ? 'debug' : 'warn' });
  const context = createContext({ root: settings.root, logger });
  const caches = await openJobCaches(settings, context);
  const run = await runFixPipeline(
    openAll(logs, (error) => void troubles.push(error)),
    {
      context,
      handled: caches?.fixes,
      safety: unsafe ? 'unsafe' : 'safe',
      write,
      forcePaths: forcePath,
      reading: await loadReading(settings, (error) => void troubles.push(error)),
      routing: { ...(settings.config.suppress && { suppress: settings.config.suppress }) },
    },
  ).finally(() => caches?.close());
  if (write) await remember(run, settings, logger);
  if (json) process.stdout.write(`${JSON.stringify(toJson(run, troubles), null, 2)}\n`);
  else print(run, { write, unsafe, logs, settings });
  for (const trouble of troubles) reportTrouble(trouble);
  return statusOf(run, settings, write, troubles.length > 0);
}

function openAll(logs: readonly string[], onTrouble: (error: BuildfixError) => void): AsyncIterable<LogChunk> {
  return logs.length === 1 && logs[0] === '-' ? readStdin() : openLogs(logs, { cwd: process.cwd(), onTrouble });
}

/** 0 when nothing at `--fail-on` is left without an applied fix; a dry run with proposals has applied none. */
function statusOf({ report, problems }: FixRun, { failOn }: Settings, write: boolean, trouble: boolean): number {
  const failedWrite = report.refused.some(({ reason }) => reason === 'write-failed');
  if (trouble || failedWrite) return 3;
  if (report.refused.some(({ reason }) => reason === 'file-changed')) return 1;
  const applied = new Set(write ? report.applied.map(({ diagnostic }) => diagnostic.fingerprint) : []);
  if (!write && report.applied.length > 0) return 1;
  const levels = failOn === 'never' ? [] : failOn === 'warning' ? ['error', 'warning'] : ['error'];
  return problems.some(({ severity, fingerprint }) => levels.includes(severity) && !applied.has(fingerprint)) ? 1 : 0;
}

async function remember(
  { report }: FixRun,
  settings: Settings,
  logger: ReturnType<typeof createLogger>,
): Promise<void> {
  if (settings.state === false) return;
  const time = Date.now();
  const outcomes = [
    ...report.applied.map(({ diagnostic, fix: { origin, title } }) => ({
      time,
      fingerprint: diagnostic.fingerprint,
      origin,
      title,
      result: 'applied',
    })),
    ...report.refused.map(({ fingerprint, fix: { origin, title }, why }) => ({
      time,
      fingerprint,
      origin,
      title,
      result: `refused: ${why}`,
    })),
  ];
  try {
    await saveOutcomes({ folder: settings.state, wait: settings.stateWait, logger }, outcomes);
  } catch (error) {
    // The files are written and the journal has them; that the state is not there must not look like a failure of that.
    logger.warn({ error: String(error) }, 'the outcome of these fixes could not be remembered');
  }
}

function toJson({ report, problems }: FixRun, troubles: readonly BuildfixError[]) {
  const applied = new Set(report.applied.map(({ diagnostic }) => diagnostic.fingerprint));
  return {
    applied: report.applied.map(({ diagnostic, fix: proposed }) => ({
      fingerprint: diagnostic.fingerprint,
      fix: proposed,
    })),
    refused: report.refused,
    written: report.written,
    patch: report.patch,
    left: explainUnfixed(
      problems.filter(({ fingerprint }) => !applied.has(fingerprint)),
      report.refused,
    ).map(({ diagnostic: { fingerprint }, reason, why }) => ({ fingerprint, reason, why })),
    troubles: troubles.map(({ code, message, hint }) => ({ code, message, hint })),
  };
}

interface Shown {
  readonly write: boolean;
  readonly unsafe: boolean;
  readonly logs: readonly string[];
  readonly settings: Settings;
}

/** The patch alone on standard output, so that it can be piped into `git apply`; the words beside it. */
function print({ report, problems }: FixRun, { write, unsafe, logs, settings: { quiet, redact } }: Shown): void {
  const mask = (text: string) => (redact ? redactText(text) : text);
  if (!write)
    process.stdout.write(
      report.patch
        .split('\n')
        .map((line) => mask(sanitizePatch(line)))
        .join('\n'),
    );
  if (quiet) return;
  const say = (line: string) => process.stderr.write(`${line}\n`);
  for (const {
    diagnostic,
    fix: { title, origin, safety },
  } of report.applied) {
    say(
      `${write ? 'applied' : 'would apply'}  ${safety.padEnd(6)}  ${placeOf(diagnostic)}  ${mask(sanitize(title))}  (${origin}, for: ${mask(firstLine(diagnostic))})`,
    );
  }
  const byFingerprint = new Map(problems.map((problem) => [problem.fingerprint, problem]));
  for (const {
    fix: { title, origin },
    fingerprint,
    reason,
    why,
  } of report.refused) {
    const problem = byFingerprint.get(fingerprint);
    if (reason === 'alternative' || !problem) continue;
    say(
      `not applied  ${reason.padEnd(12)}  ${placeOf(problem)}  ${mask(sanitize(title))}  (${origin}): ${sanitize(why)}`,
    );
  }
  const applied = new Set(report.applied.map(({ diagnostic }) => diagnostic.fingerprint));
  const left = problems.filter(({ fingerprint, severity }) => !applied.has(fingerprint) && severity !== 'info').length;
  say('');
  if (problems.length === 0) say('The log holds no problem.');
  else if (write)
    say(
      `${count(report.applied.length, 'fix', 'es')} applied to ${count(report.written.length, 'file')}, ${count(left, 'problem')} left.`,
    );
  else say(`${count(report.applied.length, 'fix', 'es')} could be applied, ${count(left, 'problem')} would be left.`);
  const unsafeLeft = report.refused.filter(({ reason }) => reason === 'unsafe').length;
  const names = logs.map((log) => (/^[\w./@%+=:,-]+$/.test(log) ? log : JSON.stringify(log))).join(' ');
  if (!write && report.applied.length > 0) say(`Next: buildfix fix ${names} --write${unsafe ? ' --unsafe' : ''}`);
  if (write && report.written.length > 0) say('Next: build again. `buildfix undo` takes this back.');
  if (unsafeLeft > 0 && !unsafe) say(`${count(unsafeLeft, 'more fix', 'es')} may change what the code does: --unsafe.`);
}

/** A patch has to stay what it is; only what a terminal would obey is taken out. */
function sanitizePatch(line: string): string {
  return sanitize(line.replace(/\r$/, ''));
}

function placeOf({ file, line, column }: Diagnostic): string {
  return sanitize([file, line, column].filter((part) => part !== undefined).join(':'));
}

function firstLine({ message }: Diagnostic): string {
  return sanitize(message.split('\n')[0] ?? '');
}

function count(number: number, noun: string, plural = 's'): string {
  return `${number} ${noun}${number === 1 ? '' : plural}`;
}
