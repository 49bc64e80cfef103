import type { FixRun } from '../../pipelines/fix.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BuildfixError } from '../core/errors.ts';
import { redactDiagnostic, redactText } from '../core/redact.ts';
import { explainUnfixed, type WhyNot } from '../fixes/why-not.ts';
import { sanitize } from '../reporters/sanitize.ts';
import type { Settings } from './options.ts';
import { count, lineOf, say, shown, tellUnfixed } from './problem-lines.ts';
import type { ToolsFlag } from './tools.ts';

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

/** What became of each fix, and why each problem that is left has none. */
export function toJson({ report, problems, tools }: FixRun, troubles: readonly BuildfixError[], redact: boolean) {
  const json = {
    applied: report.applied.map(({ diagnostic: { fingerprint }, fix }) => ({ fingerprint, fix })),
    refused: report.refused,
    written: report.written,
    patch: report.patch,
    left: unfixed({ report, problems }).map(({ diagnostic: { fingerprint }, reason, why }) => ({
      ...{ fingerprint, reason, why },
    })),
    tools,
    troubles: troubles.map(({ code, message, hint }) => ({ code, message, hint })),
  };
  return redact ? (redactDiagnostic(json as unknown as Diagnostic) as unknown as typeof json) : json;
}

function unfixed({ report, problems }: Pick<FixRun, 'report' | 'problems'>): WhyNot[] {
  const applied = new Set(report.applied.map(({ diagnostic }) => diagnostic.fingerprint));
  return explainUnfixed(
    problems.filter(({ fingerprint }) => !applied.has(fingerprint)),
    report.refused,
  );
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
  readonly tools: ToolsFlag | undefined;
}

/** The patch alone on standard output, so that it can be piped into `git apply`; the words beside it. */
export function print(
  run: FixRun,
  { write, interactive, narrowed, safety, patch, logs, tools, settings: { quiet, redact } }: Shown,
): void {
  const { report, problems } = run;
  if (patch && !write) process.stdout.write(shownPatch(report.patch, redact));
  if (quiet) return;
  for (const { diagnostic, fix } of report.applied) {
    const by = `${shown(fix.title, redact)} (${sanitize(fix.origin)}, ${fix.safety})`;
    say(`${write ? 'applied' : 'would apply'}  ${lineOf(diagnostic, redact)}: ${by}`);
  }
  const left = unfixed(run).filter(({ diagnostic }) => diagnostic.severity !== 'info');
  tellUnfixed(left, redact);
  say('');
  if (problems.length === 0) say('The log holds no problem.');
  else if (write)
    say(
      `${count(report.applied.length, 'fix', 'es')} applied to ${count(report.written.length, 'file')}, ${count(left.length, 'problem')} left.`,
    );
  else
    say(
      `${count(report.applied.length, 'fix', 'es')} could be applied, ${count(left.length, 'problem')} would be left.`,
    );
  for (const [reason, words] of [
    ['declined', 'declined'],
    ['not-selected', 'left out by --rule, --code, --file or --safety'],
  ] as const) {
    const fixes = report.refused.filter((refusal) => refusal.reason === reason).length;
    if (fixes > 0) say(`${count(fixes, 'fix', 'es')} ${words}.`);
  }
  const open = new Set(left.map(({ diagnostic }) => diagnostic.fingerprint));
  const unsafeLeft = report.refused.filter(
    ({ reason, fingerprint }) => reason === 'unsafe' && open.has(fingerprint),
  ).length;
  const names = logs.map((log) => (/^[\w./@%+=:,-]+$/.test(log) ? log : JSON.stringify(log))).join(' ');
  if (!write && !interactive && report.applied.length > 0) {
    const asked = tools === undefined ? '' : tools === true ? ' --tools' : ` --tools=${tools}`;
    const options = `${safety === 'unsafe' ? ' --unsafe' : ''}${asked}`;
    const command = narrowed ? 'the same with' : `buildfix fix ${names}${options}`;
    say(`Next: ${command} --write, or --interactive to be asked for each`);
  }
  if (write && report.written.length > 0) say('Next: build again. `buildfix undo` takes this back.');
  if (unsafeLeft > 0) say(`${count(unsafeLeft, 'more fix', 'es')} may change what the code does: --unsafe.`);
}

/** As a pipe into `git apply` needs it; on a terminal nothing in it acts. */
function shownPatch(patch: string, redact: boolean): string {
  if (!process.stdout.isTTY) return redact ? redactText(patch) : patch;
  return patch
    .split('\n')
    .map((line) => shown(line.replace(/\r$/, ''), redact))
    .join('\n');
}
