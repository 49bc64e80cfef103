import { stripControls } from '../parser/clean.ts';

/** What lines are that stand around a failure: they end what is said of it, or go on with it. */

/** A line as it was left on the screen: without terminal controls, and of what overwrote itself the last. */
export function shownOf(raw: string): string {
  const text = raw.replace(/\r+$/, '');
  return stripControls(text.includes('\r') ? text.slice(text.lastIndexOf('\r') + 1) : text);
}

/** Follows from a failure that was said before, and never is one itself. */
export function isConsequence(text: string): boolean {
  return consequence.test(text);
}

/** In every such line one of these stands. */
export const consequenceWords: readonly string[] = [
  'Command failed',
  '*** [',
  'BUILD FAIL',
  'Build failed',
  'exit code',
  'exit status',
  'xited with',
  'exited abnormally',
  'Your build exited',
  'went wrong',
  'were failing tests',
  ' FAILED',
  'FAIL',
  'To see the full',
  'Re-run Maven',
  '[Help',
  'could not compile',
  'BUILD FAILURE',
  'build stopped',
  'tests failed',
  'Tests failed',
  'test failed',
  'Test failed',
  'non-zero',
  'ELIFECYCLE',
  'returned 1',
  'Test Summary Report',
  '(Wstat: ',
];

const consequence = new RegExp(
  [
    // yarn, pnpm
    '^(?:yarn )?error Command failed',
    '^info Visit https://yarnpkg',
    'ELIFECYCLE',
    // make, ninja, cargo, Maven, Gradle, Ant
    '^(?:\\S*make|mingw32-make)(?:\\[\\d+\\])?: \\*\\*\\* \\[.*(?:Error \\d+|Killed|Terminated|Aborted|fault)',
    '^ninja: build stopped',
    '^error: could not compile `',
    '^(?:\\[(?:INFO|ERROR)\\] )?BUILD (?:FAILED|FAILURE)',
    '^FAILURE: Build failed',
    '^\\* (?:What went wrong|Try|Get more help|Exception is):?',
    '^> There were failing tests',
    '^(?:> Task )?:[\\w:.-]+ FAILED$',
    '^\\[ERROR\\] (?:-> \\[Help|To see the full|Re-run Maven|For more information|\\[Help )',
    '^\\[ERROR\\]\\s*$',
    '^Build FAILED\\.',
    '^\\[INFO\\] .* FAILURE \\[',
    '^Test Summary Report$|\\(Wstat: \\d+',
    // Runners of tests, after all is said
    '^FAIL\\s*$|^FAIL\\t|^exit status \\d+$',
    '^(?:.{0,60}\\s)?[Tt]ests? failed\\.?(?: +See above.*)?$',
    '^Test suite \\S+: FAIL$',
    // Shells and CI systems
    'Process completed with exit code',
    '^The command [\'"].*[\'"] (?:failed|exited|returned a non-zero)',
    '^(?:Done\\. )?Your build exited',
    '[Ee]xited? (?:abnormally )?with (?:error )?(?:code|status)(?: exit status)? \\d+\\.?$',
    '^(?:ERROR: )?script returned exit code \\d+$',
    '^ERROR: Job failed',
  ].join('|'),
);

/** How to go on: what tools print behind a mistake in how they were called. */
export function isAdvice(text: string): boolean {
  return /^(?:usage:|Run with --|See '|Try '|For more (?:information|details)|Did you mean)/i.test(text);
}

/** How many passed and failed: a sum over what was said. */
export function isTally(text: string): boolean {
  return tally.test(text);
}

const counted =
  'tests?|specs?|examples?|assertions?|scenarios?|failures?|failed|passing|passed|failing|skipped|ignored|pending|errors?|problems?|success';
const tally = new RegExp(
  `\\b\\d+ (?:${counted})\\b.{0,200}?\\b\\d+ (?:${counted}|warnings?)\\b|\\b(?:failed|failures|errors|passed): ?\\d+.{0,200}\\b(?:failed|failures|errors|passed|skipped): ?\\d+|^TOTAL: |^\\d+ (?:out )?of \\d+ tests? failed|^(?:Found )?\\d+ (?:errors?|failures?|problems?|failed tests?)(?: (?:found|generated))?[.!]?$|\\d+ tests?, listed below`,
  'i',
);

/** A test or a step that went well: whatever is said of a failure is over. */
export function isPass(text: string): boolean {
  return testPass.test(text) || (!/^\s/.test(text) && pass.test(text));
}

const testPass =
  /^\s*(?:--- PASS|--- SKIP|=== RUN|✓|✔|√|ok \d|\[ {0,7}OK \])|[:.]\s+(?:OK|ok|PASS)(?: \([\d.]+ ?m?s\))?\s*$|^.{0,200} (?:SKIPPED|PASSED|UP-TO-DATE)\s*$| \.\.\. ok$/;
const pass = /\b(?:SKIPPED|PASSED|PASS|OK|(?<!not )ok|SUCCESS)\b|^[.\s]{10,}$|\bDone\b/;

/** A test that printed what stands above has passed. */
export function endsPassedTest(text: string): boolean {
  return /^\s*(?:--- PASS: |✓ |✔ |√ |ok \d|\[ {0,7}OK \])/.test(text);
}

/** Goes on with what the line above says: indented, a frame of a stack, a mark below a source line. */
export function isContinuation(text: string): boolean {
  return /^[\s|+^~>}\])]/.test(text) || frame.test(text);
}

const frame = /^\S+@\S+:\d+(?::\d+)?$|^\/\S+:\d+:in [`']|^stack-?trace:?$|^from \S+:\d+:in /i;

/** A line of one or two characters says nothing: it separates, as an empty one does. */
export function isBlank(text: string): boolean {
  const trimmed = text.replace(level, '').trim();
  return trimmed.length < 3 && !/[{}()[\]^~]/.test(trimmed);
}

/** A line that is drawn. */
export function isRule(text: string): boolean {
  return /^[-=*_#~+]{4,}$/.test(text.replace(level, '').trim());
}

/** The level that a logger put before the text: `[INFO] `. Its lines go together. */
export function levelOf(text: string): string {
  return level.exec(text)?.[0].trim() ?? '';
}

export function withoutLevel(text: string): string {
  return text.replace(level, '');
}

const level = /^\[ ?(?:INFO|DEBUG|WARN|WARNING|ERROR|info|debug|warn|warning|error)\](?: |$)/;

/** What npm prints at its end. */
export function isOfNpm(text: string): boolean {
  return /^npm (?:ERR!|error)(?: |$)/.test(text);
}

/** npm only says that a script has failed, whose own words stand above. */
export function isEpilogueOfNpm(text: string): boolean {
  return /ELIFECYCLE|See above|Failed at the|command failed|[Ee]xit status|[Ee]xit code|This is probably not a problem with npm/.test(
    text,
  );
}

export const npmWords: readonly string[] = ['npm ERR', 'npm error'];

/** Gradle's own summary. It says what went wrong where no tool did. */
export function beginsSummary(text: string): boolean {
  return /^\* What went wrong:/.test(text);
}

/** The beginning of a difference between two texts, as formatters and snapshot tests print it. */
export function beginsDiff(text: string): boolean {
  return /^(?:diff --git |diff -[a-zA-Z]|Index: |--- [^\s-]|\+\+\+ [^\s+]|@@ -\d)/.test(text);
}

export const diffWords: readonly string[] = ['diff -', '+++ ', '@@ -'];

export function continuesDiff(text: string): boolean {
  return /^(?:[-+ @\\]|index |diff |new file|deleted file|old mode|new mode|rename|similarity)/.test(text);
}

/** The heading of a list of failed tests; the numbered ones below it are the failures. */
export function beginsList(text: string): boolean {
  return /^\s*(?:\d+ failing|failures?:|failed tests?:|there (?:was|were) \d+ (?:failure|error)s?:|compilation errors? ?:\s*$)/i.test(
    text.replace(level, ''),
  );
}

export function isNumbered(text: string): boolean {
  return /^[a-z]{0,2}\s{0,6}\d{1,5}\) \S/.test(text);
}

/** Warnings were made errors: what failed is the warning above. */
export function saysWarningsAreErrors(text: string): boolean {
  return /Failing due to -Werror|warnings? (?:being|are) treated as errors|too many warnings/i.test(text);
}

export const warningsAreErrorsWords: readonly string[] = ['-Werror', 'treated as errors', 'too many warnings'];

/** A tool says at its end that all went well: what failed before was tried in another way, or did not matter. */
export function saysSuccess(text: string): boolean {
  return success.test(text) && !/\b[1-9]\d* (?:failed|failures?|failing|errors?)\b/i.test(text);
}

const success =
  /^(?:\[INFO\] )?BUILD SUCCESS|^Build succeeded|^Successfully (?:installed|built|tagged)|^test result: ok\.|^ok\s+\S+\s+[\d.]+s|^added \d+ packages|\b[1-9]\d* (?:passed|passing)\b|^All (?:tests|checks)\b.* (?:passed|successful)|^OK \(\d+ tests?|^100% tests passed|^Result: PASS$|^DONE\b|^Finished .*\bin [\d.]+m?s$/;
