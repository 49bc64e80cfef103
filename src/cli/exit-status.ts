import type { Summary } from '../core/summary.ts';
import type { Settings } from './options.ts';

/** 0: nothing at or above `--fail-on`; 1: findings, or a build that visibly failed; 3: the job could not be done. */
export function exitStatus(
  { troubles, bySeverity, baseline, failure }: Summary,
  failOn: Settings['failOn'],
): 0 | 1 | 3 {
  if (troubles.length > 0) return 3;
  switch (failOn) {
    case 'never':
      return 0;
    case 'new':
      return (baseline ? baseline.new : bySeverity.error) > 0 ? 1 : 0;
    case 'warning':
      return bySeverity.error + bySeverity.warning > 0 || failure ? 1 : 0;
    case 'error':
      return bySeverity.error > 0 || failure ? 1 : 0;
  }
}
