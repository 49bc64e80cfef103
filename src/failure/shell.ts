/** What a CI system or a shell says about steps, commands and how they ended. */
export type ShellMark =
  /** `id`: what ends it names it again, and what begins in between is part of it. */
  | { readonly kind: 'begin'; readonly name?: string; readonly command?: string; readonly id?: string }
  | { readonly kind: 'end'; readonly id?: string }
  /** The command of the current step. */
  | { readonly kind: 'command'; readonly command: string }
  /** How the command of the current step ended. */
  | { readonly kind: 'exit'; readonly status: number }
  /** How the job as a whole ended. */
  | { readonly kind: 'job'; readonly failed: boolean };

/**
 * Reads Travis CI (folds, times, `The command … exited with`), GitHub Actions (`##[group]Run`, `Process completed
 * with exit code`), Azure Pipelines (`##[section]Starting:`), GitLab (`section_start`, `ERROR: Job failed`), Jenkins (`[Pipeline] {
 * (Stage)`, `Finished:`), CircleCI (`Exited with code exit status`) and Buildkite (`--- :emoji: name`, `🚨`). The forms are those of
 * the systems' own logs.
 */
export function readShell(text: string): ShellMark | undefined {
  if (jobEnd.test(text)) return { kind: 'job', failed: !jobPassed.test(text) };
  const groups = marks.exec(text)?.groups;
  if (!groups) return undefined;
  const begun = groups.run ?? groups.azure ?? groups.gitlab ?? groups.jenkins ?? groups.buildkite;
  if (begun !== undefined) return begin(begun.trim(), groups.run !== undefined);
  const id = groups.fold ?? groups.time;
  if (id !== undefined) return { kind: 'begin', id, ...(groups.fold && { name: groups.fold }) };
  const ended = groups.foldEnd ?? groups.timeEnd;
  if (ended !== undefined) return { kind: 'end', id: ended };
  if (groups.command !== undefined) return { kind: 'command', command: groups.command };
  const status = groups.travis ?? groups.circle ?? groups.github ?? groups.task ?? groups.buildkiteExit;
  if (status !== undefined) return { kind: 'exit', status: Number(status) };
  if (groups.times !== undefined) return { kind: 'exit', status: 1 };
  return { kind: 'end' };
}

/** In every such line one of these stands. */
export const shellWords: readonly string[] = [
  'travis_fold:',
  'travis_time:',
  'exited with',
  'xited with code',
  '" failed ',
  '##[group]Run ',
  '##[group]Post ',
  'Post job cleanup',
  'exit code',
  '##[section]',
  'section_start:',
  'section_end:',
  'Job failed',
  'Job succeeded',
  '[Pipeline] ',
  'Finished: ',
  'Your build exited',
  '--- :',
  '+++ :',
  '~~~ ',
  'exit status',
  'BUILD SUCCESS',
  'BUILD FAILURE',
  'BUILD FAILED',
  'Job completed',
];

const marks = new RegExp(
  [
    // Travis CI
    '^travis_fold:start:(?<fold>[\\w.-]+)',
    '^travis_time:start:(?<time>[\\w.-]+)',
    '^travis_fold:end:(?<foldEnd>[\\w.-]+)',
    '^travis_time:end:(?<timeEnd>[\\w.-]+)',
    // A command of several lines ends in a line of its own.
    '^(?:The command ".*)?" (?:failed and )?exited with (?<travis>\\d+)',
    '^The command ".*" failed (?<times>\\d+ times)',
    // GitHub Actions, Azure Pipelines
    '^##\\[group\\]Run (?<run>.*)',
    '^##\\[section\\]Starting: (?<azure>.*)',
    '^##\\[section\\]Finishing: ',
    '^(?:##\\[error\\]|::error::|Error: )Process completed with exit code (?<github>\\d+)',
    "^(?:##\\[error\\])?(?:Bash|PowerShell|Cmd\\.exe|The process '.*'|Npm) (?:exited|failed) with (?:exit )?code:? '?(?<task>\\d+)",
    // GitLab, Jenkins
    '^section_start:\\d+:(?<gitlab>[\\w.-]+)',
    '^section_end:\\d+:',
    '^\\[Pipeline\\] \\{ \\((?<jenkins>[^)]*)\\)$',
    '^\\[Pipeline\\] \\}$',
    // CircleCI, Buildkite
    '^Exited with code (?:exit status )?(?<circle>\\d+)$',
    '^(?:---|\\+\\+\\+|~~~) (?<buildkite>:[\\w+-]+: ?.*)',
    '^🚨 Error: The command exited with status (?<buildkiteExit>\\d+)',
    '^\\$ (?<command>\\S.*)',
  ].join('|'),
);

const jobEnd =
  /^(?:Done\. Your build exited with \d|ERROR: Job failed|Job succeeded|Finished: (?:SUCCESS|FAILURE|ABORTED|UNSTABLE))/;
const jobPassed = /exited with 0|succeeded|SUCCESS/;

function begin(name: string, isCommand: boolean): ShellMark {
  return { kind: 'begin', name, ...(isCommand && { command: name }) };
}
