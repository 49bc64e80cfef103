import type { FixRun } from '../../pipelines/fix.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BuildfixError } from '../core/errors.ts';
import { redactText } from '../core/redact.ts';
import { explainUnfixed } from '../fixes/why-not.ts';
import { sanitize } from '../reporters/sanitize.ts';
import type { Settings } from './options.ts';

/** 0 when nothing at `--fail-on` is left without an applied fix; a dry run with proposals has applied none. */
export function statusOf({ report, problems }: FixRun, { failOn }: Settings, write: boolean, trouble: boolean): number {
  const failedWrite = report.refused.some(({ reason }) => reason === 'write-failed');
  if (trouble || failedWrite) return 3;
  if (report.refused.some(({ reason }) => reason === 'file-changed')) return 1;
  const applied = new Set(write ? report.applied.map(({ diagnostic }) => diagnostic.fingerprint) : []);
  if (!write && report.applied.length > 0) return 1;
  const levels = failOn === 'never' ? [] : failOn === 'warning' ? ['error', 'warning'] : ['error'];
  return problems.some(({ severity, fingerprint }) => levels.includes(severity) && !applied.has(fingerprint)) ? 1 : 0;
}

export function toJson({ report, problems }: FixRun, troubles: readonly BuildfixError[]) {
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
  readonly interactive: boolean;
  /** Whether filters were given, which the next command would need too. */
  readonly narrowed: boolean;
  readonly safety: 'safe' | 'unsafe';
  /** Whether the patch is shown. */
  readonly patch: boolean;
  readonly logs: readonly string[];
  readonly settings: Settings;
}

/** The patch alone on standard output, so that it can be piped into `git apply`; the words beside it. */
export function print(
  { report, problems }: FixRun,
  { write, interactive, narrowed, safety, patch, logs, settings: { quiet, redact } }: Shown,
): void {
  const mask = (text: string) => (redact ? redactText(text) : text);
  if (patch && !write) process.stdout.write(shownPatch(report.patch, mask));
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
    if (reason === 'alternative' || reason === 'declined' || reason === 'not-selected' || !problem) continue;
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
  for (const [reason, words] of [
    ['declined', 'declined'],
    ['not-selected', 'left out by --rule, --code, --file or --safety'],
  ] as const) {
    const fixes = report.refused.filter((refusal) => refusal.reason === reason).length;
    if (fixes > 0) say(`${count(fixes, 'fix', 'es')} ${words}.`);
  }
  const unsafeLeft = report.refused.filter(({ reason }) => reason === 'unsafe').length;
  const names = logs.map((log) => (/^[\w./@%+=:,-]+$/.test(log) ? log : JSON.stringify(log))).join(' ');
  if (!write && !interactive && report.applied.length > 0) {
    const command = narrowed ? 'the same with' : `buildfix fix ${names}${safety === 'unsafe' ? ' --unsafe' : ''}`;
    say(`Next: ${command} --write, or --interactive to be asked for each`);
  }
  if (write && report.written.length > 0) say('Next: build again. `buildfix undo` takes this back.');
  if (unsafeLeft > 0) say(`${count(unsafeLeft, 'more fix', 'es')} may change what the code does: --unsafe.`);
}

/** As a pipe into `git apply` needs it; on a terminal nothing in it acts. */
function shownPatch(patch: string, mask: (text: string) => string): string {
  if (!process.stdout.isTTY) return mask(patch);
  return patch
    .split('\n')
    .map((line) => mask(sanitize(line.replace(/\r$/, ''))))
    .join('\n');
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
