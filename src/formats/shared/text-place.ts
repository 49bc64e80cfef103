/** The first place in the user's own files that a failure's text or stack names. */

import type { Place } from '../../core/diagnostic.ts';

const patterns: readonly RegExp[] = [
  // Python, also without a column
  /^\s*File "(?<file>[^"]+)", line (?<line>\d+)/,
  // bats, Perl, PHP, and others in words
  /\b(?:in test file|at|in) (?<file>[^\s,:()]+\.\w+),? line (?<line>\d+)/,
  // JavaScript, .NET: at f (file:1:2), in file:line 1
  /(?:\(|\bat (?:async )?|\bin |\bLocation |^\s*(?:❯ )?|['"`])(?:file:\/\/)?(?<file>(?:[A-Za-z]:[\\/]|[./~]*[\w@-])[^\s:()'"`<>]*\.\w+):(?:line )?(?<line>\d+)(?::(?<column>\d+))?(?![\w.])/,
];

/** Files of the runtime, of the test library and of packages are not where a test went wrong. */
const foreign =
  /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|gems|vendor|internal|python\d[\d.]*)[\\/]|^node:|^(?:java|sun|jdk|org[./](?:junit|testng|opentest4j))\b/;
/** Java names the class in front of the file. */
const foreignFrame =
  /^\s*at (?:java|javax|jdk|sun|org\.(?:junit|testng|opentest4j|hamcrest|assertj|gradle|apache\.maven))\b/;
const mostLines = 400;
const mostLength = 2000;

export function placeInText(text: string): Place | undefined {
  for (const whole of text.split('\n', mostLines)) {
    if (foreignFrame.test(whole)) continue;
    const line = whole.slice(0, mostLength);
    for (const pattern of patterns) {
      const { file, line: row, column } = pattern.exec(line)?.groups ?? {};
      if (file === undefined || foreign.test(file) || /^\d+(?:\.\d+)*$/.test(file)) continue;
      return {
        file,
        line: Number(row),
        ...(Number(column) > 0 && { column: Number(column) }),
      };
    }
  }
  return undefined;
}
