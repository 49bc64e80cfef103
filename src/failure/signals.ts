/** How a line speaks of a failure. */
export interface Signal {
  /** Under this name its weight stands in the configuration. */
  readonly strength: Strength;
  readonly pattern: RegExp;
  /** One of these stands in every line that the pattern takes: the scan seeks them. */
  readonly words: readonly string[];
  /** Lines that it takes. */
  readonly examples: readonly string[];
}

export type Strength = 'test' | 'exception' | 'error' | 'failure' | 'system' | 'word' | 'mention';

/** What a line says of a failure, the strongest reading first; `undefined` where nothing. */
export function readSignal(text: string): Strength | undefined {
  if (harmless.test(text) || isCommandLine(text)) return undefined;
  for (const { pattern, strength } of signals) if (pattern.test(text)) return strength;
  return undefined;
}

/** From strong to weak: the first that takes a line decides. */
export const signals: readonly Signal[] = [
  {
    strength: 'test',
    pattern:
      /^(?:--- FAIL: |FAIL(?:: |ED )\s*\S|.{1,300} FAILED\s*$|\s*\[ {0,2}FAIL|\s*not ok \d|\s*# {1,4}Failed test|\s{0,8}[✗✘✕×✖] |\s{0,4}● |\s{4,12}--- FAIL: )/,
    words: ['FAIL', 'not ok ', 'Failed test', '✗', '✘', '✕', '× ', '✖', '● '],
    examples: ['--- FAIL: TestAdd (0.00s)', 'FAIL: test_add (calc.AddTest)', 'not ok 3 - adds', '  ✕ adds (5 ms)'],
  },
  {
    strength: 'test',
    pattern: /^\s*\S.{0,200}:\s+FAIL(?:ED)?(?: \([\d.]+ ?m?s\))?\s*$|<<< (?:FAILURE|ERROR)!|\*{3} FAILED \*{3}/,
    words: ['FAIL', '<<< ERROR!'],
    examples: ['    adds:   FAIL (0.06s)', 'addTest(CalcTest)  Time elapsed: 0.1 sec  <<< FAILURE!'],
  },
  {
    strength: 'test',
    pattern: /^\s*\d{1,5}\) (?:Failure|Error):|^\s*\d{1,5}\) .*(?:rror|ailure|ailed|xception)/,
    words: ['rror', 'ailure', 'ailed', 'xception'],
    examples: ['  1) Failure:', '2) CalcTest::testAdd with an error: failed'],
  },
  {
    strength: 'exception',
    pattern:
      /^\s*(?:Traceback \(most recent|panic: |fatal(?: error)?: |thread '.*' (?:\(\d+\) )?panicked|Unhandled |Uncaught |Caused by: )/i,
    words: ['raceback (', 'panic', 'fatal', 'Fatal', 'FATAL', 'nhandled ', 'ncaught ', 'aused by'],
    examples: ['Traceback (most recent call last):', "thread 'main' panicked at src/main.rs:2:5:", 'Fatal error: no'],
  },
  {
    strength: 'exception',
    pattern: /(?:^|[\s(:"'])[A-Za-z_$][\w.$]{0,200}(?:Error|Exception)\b(?::|\)|\s*$)/,
    words: ['Error', 'Exception'],
    examples: ["TypeError: Cannot read properties of undefined (reading 'x')", 'java.lang.IllegalStateException: no'],
  },
  {
    strength: 'error',
    pattern: /^(?:\S{0,300}:\s?)?(?:error|Error|ERROR|fatal|FATAL)(?:\s?[:!\]]|\[\w+\]|\s+[A-Z]+\d+)/,
    words: ['rror', 'ERROR', 'fatal', 'FATAL'],
    examples: ['error: no such command', 'error[E0308]: mismatched types', 'ERROR: script returned exit code 1'],
  },
  {
    strength: 'error',
    pattern: /(?:^|[\s:([])(?:error|Error|ERROR)(?: ?[:!\]]| -|\s*$)/,
    words: ['rror', 'ERROR'],
    examples: ['[error] not found: value x', 'a.c:3:5: error: expected ;'],
  },
  {
    strength: 'failure',
    pattern: /\b(?:FAILED|FAILURES?|FAIL)\b|^ERROR\b/,
    words: ['FAIL', 'ERROR'],
    examples: ['TEST FAILURES'],
  },
  {
    strength: 'system',
    pattern:
      /\b(?:command not found|[Nn]o such file or directory|No space left on device|Segmentation fault|core dumped|[Oo]ut of memory|OutOfMemory|OOMKilled|Cannot allocate memory|[Pp]ermission denied|[Cc]onnection (?:refused|reset|timed out)|[Cc]ould not resolve|undefined reference|aborted!?|[Tt]imed out|not found|does(?:n't| not) exist|[Nn]ot in scope|No module named|Cannot find module|Killed)(?!\w)/,
    words: [
      'not found',
      'o such file',
      'No space left',
      'Segmentation',
      'core dumped',
      'ut of memory',
      'OutOfMemory',
      'OOMKilled',
      'allocate memory',
      'ermission denied',
      'onnection re',
      'onnection timed',
      'ould not resolve',
      'undefined reference',
      'aborted',
      'imed out',
      "doesn't exist",
      'does not exist',
      'ot in scope',
      'Killed',
      'No module named',
    ],
    examples: ['sh: 1: cmake: not found', 'rake aborted!', 'tee: out: No space left on device'],
  },
  {
    strength: 'word',
    pattern:
      /\b(?:failed|failures?|failing|cannot|can't|could not|couldn't|unable to|unexpected|invalid|missing|refused|denied|unrecogni[sz]ed|unknown|unsupported|expected|not allowed|not recoverable|does not contain|No rule to make)(?![\w./=-]*[\w/=-])/i,
    words: [
      'ailed',
      'ailure',
      'ailing',
      'annot ',
      "an't ",
      'ould not',
      "ouldn't",
      'nable to',
      'xpected',
      'nvalid ',
      'nvalid:',
      'issing ',
      'issing:',
      'efused',
      ' denied',
      'nrecogni',
      'nknown ',
      'nknown:',
      'nsupported',
      'not allowed',
      'not recoverable',
      'not contain',
      'No rule to make',
    ],
    examples: ['Failed to upload index.html', 'Expected 2 to equal 3', 'unknown option: --fast'],
  },
  {
    strength: 'mention',
    pattern: /(?<![\w./=-])errors?(?!\.?[\w/=-])/i,
    words: ['rror', 'ERROR'],
    examples: ['Found 3 errors in 1 file'],
  },
];

/** Words such as these say that it is not that bad. */
const harmless =
  /\b(?:0|no) (?:errors?|failures?|failed|failing|failing tests)\b|\b(?:errors?|failures?|failed)(?: ?[:=] ?|: *)0\b|\bwarn(?:ing)?s?\b|\bdeprecat|\(ignored\)$/i;

/** A command that was printed before it ran: its options speak of errors and warnings. */
export function isCommandLine(text: string): boolean {
  return command.test(text);
}

const command =
  /^\s*(?:\S*\/)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+|rustc|javac|ld|ar|libtool:|libtool|CC|CXX) +-|^\s*Running `/;
