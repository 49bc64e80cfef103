/** A line in which the build itself says that it failed: a consequence, so no diagnostic, but never a clean run. */
export interface FailureMark {
  readonly source: string;
  readonly line: number;
  readonly text: string;
}

/** Whether the line says that a build, a step or a job as a whole failed. */
export function saysFailed(line: string): boolean {
  return marks.test(line);
}

/** Words that every such line holds. */
export const failureTriggers: readonly string[] = [
  '*** [',
  'BUILD FAIL',
  'Build FAILED',
  'build stopped',
  'exit code',
  'exit status',
  'exited with',
  'Job failed',
  'ELIFECYCLE',
  'could not compile',
];

const marks = new RegExp(
  [
    // make, ninja, CMake
    '^(?:\\S*make|mingw32-make)(?:\\[\\d+\\])?: \\*\\*\\* \\[.*(?:Error \\d+|Killed|Terminated|Aborted|Segmentation fault)',
    '^ninja: build stopped: (?:sub|cannot make)',
    // Maven, Gradle, Ant, MSBuild
    '^(?:\\[(?:INFO|ERROR)\\] )?BUILD (?:FAILURE|FAILED)',
    '^Build FAILED\\.',
    // cargo, npm
    '^error: could not compile `',
    '^npm (?:ERR!|error) code ELIFECYCLE',
    // CI systems and wrappers
    '^(?:##\\[error\\])?(?:Error: )?Process completed with exit code [1-9]',
    '^The command ".*" (?:failed and )?exited with [1-9]',
    '^ERROR: Job failed',
    '^(?:error|ERROR): .{0,200}(?:exit code|exit status|exited with)[: ]+[1-9]',
  ].join('|'),
);
