import type { VerifyEvent, VerifyReport } from '../../pipelines/verify.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { redactDiagnostic, redactText } from '../core/redact.ts';
import { explainUnfixed } from '../fixes/why-not.ts';
import { sanitize } from '../reporters/sanitize.ts';
import { count, lineOf, say, shown, tellUnfixed } from './problem-lines.ts';

/** The report as one JSON value: what became of each fix, and why each problem that is left has none. */
export function toJson(report: VerifyReport, redact: boolean) {
  const { kept, rolledBack, left, refused, patch, ...others } = report;
  const masked = <Value>(value: Value): Value =>
    redact ? (redactDiagnostic(value as unknown as Diagnostic) as unknown as Value) : value;
  return {
    ...others,
    fixed: kept.map(({ diagnostic, fix }) => masked({ fingerprint: diagnostic.fingerprint, fix })),
    rolledBack: rolledBack.map(({ diagnostic, fix, reason, why }) =>
      masked({ fingerprint: diagnostic.fingerprint, fix, reason, why }),
    ),
    left: explainUnfixed(left, refused).map(({ diagnostic, reason, why }) => masked({ diagnostic, reason, why })),
    patch: redact ? redactText(patch) : patch,
  };
}

/** One line on standard error between two builds. */
export function tellEvent(event: VerifyEvent, redact: boolean): void {
  const fixes = count(event.fixes.length, 'fix', 'es');
  switch (event.event) {
    case 'apply':
      return say(`buildfix: round ${event.round}: ${fixes} applied to ${count(event.files, 'file')}, building again`);
    case 'bisect': {
      const { caused, unsolved } = event.verdict;
      const first = caused[0] && `, the first: ${lineOf(caused[0], redact)}`;
      const why = first
        ? `${count(caused.length, 'new error')}${first}`
        : `${count(unsolved.length, 'problem')} still there`;
      return say(`buildfix: round ${event.round}: ${why}; trying the fixes in parts`);
    }
    case 'keep':
      return say(`buildfix: round ${event.round}: ${fixes} kept`);
    case 'roll-back':
      if (event.fixes.length > 0) say(`buildfix: round ${event.round}: ${fixes} rolled back`);
  }
}

/** The summary, on standard error: fixed, rolled back, left with the reason, and what comes next. */
export function tellReport(report: VerifyReport, redact: boolean): void {
  const { kept, rolledBack, left, refused, written, foreign, rounds, builds, stopped, snapshot } = report;
  say('');
  for (const { diagnostic, fix } of kept) {
    say(`fixed        ${lineOf(diagnostic, redact)}: ${shown(fix.title, redact)} (${sanitize(fix.origin)})`);
  }
  for (const { diagnostic, fix, reason, why } of rolledBack) {
    say(
      `rolled back  ${lineOf(diagnostic, redact)}: ${shown(fix.title, redact)} (${sanitize(fix.origin)}): ${reason}, ${shown(why, redact)}`,
    );
  }
  const unfixed = explainUnfixed(left, refused).filter(({ diagnostic }) => diagnostic.severity !== 'info');
  tellUnfixed(unfixed, redact);
  for (const path of foreign) say(`left alone   ${sanitize(path)}: something else wrote to it meanwhile`);
  say(
    `${count(kept.length, 'problem')} fixed in ${count(written.length, 'file')}, ${count(rolledBack.length, 'fix', 'es')} rolled back, ` +
      `${count(unfixed.length, 'problem')} left; ${count(rounds, 'round')}, ${count(builds, 'build')}; ${stopReasons[stopped]}.`,
  );
  if (written.length > 0) say('`buildfix undo` takes all of it back.');
  if (snapshot !== undefined) say(`Everything as it was before: git restore --source=${snapshot} -- .`);
  const unsafe = unfixed.filter(({ reason }) => reason === 'unsafe').length;
  if (unsafe > 0) say(`${count(unsafe, 'more fix', 'es')} may change what the code does: --unsafe.`);
}

const stopReasons: Readonly<Record<VerifyReport['stopped'], string>> = {
  clean: 'nothing is wrong any more',
  'no-more-fixes': 'no more fixes',
  'max-rounds': 'stopped after the most rounds that are allowed (--max-rounds)',
  cycle: 'stopped, since the next fixes lead back to an earlier state',
  'build-killed': 'stopped, since the build was killed',
  'tree-changed': 'stopped, since something else wrote to a file that is being fixed',
  'timed-out': 'stopped, since the build took longer than --verify-timeout',
  aborted: 'stopped by a signal',
};
