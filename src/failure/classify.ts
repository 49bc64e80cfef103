import type { CauseClass } from '../core/cause.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { BlockKind } from './block.ts';

/** What kind of thing broke. Words of the surroundings beat those of the tools: a full disk fails tests, too. */
export function classify(text: string, peak: BlockKind, diagnostic: Diagnostic | undefined): CauseClass {
  const named = find(byWords, text);
  if (named) return named;
  const tool = diagnostic?.tool ?? '';
  if (testTools.has(tool)) return 'test';
  const guessed = find(weaker, text);
  if (guessed && (surroundings.has(tool) || guessed === 'dependency')) return guessed;
  if (peak === 'test' || (bothTools.has(tool) && /assert|test/i.test(text))) return 'test';
  if (diagnostic?.file !== undefined) return 'code';
  return guessed ?? (peak === 'diff' || peak === 'warning' || diagnostic ? 'code' : 'unknown');
}

function find(table: typeof byWords, text: string): CauseClass | undefined {
  return table.find(([, pattern]) => pattern.test(text))?.[0];
}

/** They compile, and run tests. */
const bothTools: ReadonlySet<string> = new Set(['cargo', 'gradle', 'java', 'maven', 'node', 'python', 'sbt']);

/** What they complain about is mostly how they were called, or what they were to find. */
const surroundings: ReadonlySet<string> = new Set([
  ...[
    'apt',
    'bash',
    'bundler',
    'cargo',
    'cmake',
    'composer',
    'conan',
    'docker',
    'git',
    'go',
    'make',
    'maven',
    'meson',
    'npm',
    'nuget',
  ],
  ...['pip', 'pnpm', 'poetry', 'yarn', 'zsh'],
]);

const byWords: readonly (readonly [CauseClass, RegExp])[] = [
  ['flaky', /\bflak(?:y|es|iness)\b|passed on (?:retry|rerun)|Run \d: PASS/i],
  [
    'infrastructure',
    /No space left on device|ENOSPC|[Dd]isk quota exceeded|[Oo]ut of memory|OutOfMemoryError|OOMKilled|Cannot allocate memory|ENOMEM|std::bad_alloc|heap out of memory|MemoryError|\bKilled\b|signal 9|Error 137\b|exit(?:ed with)?(?: code| status)? 137|Too many open files|EMFILE/,
  ],
  [
    'timeout',
    /\btimed? ?out\b.{0,60}(?:exceed|after|limit|\d)|exceeded (?:the )?(?:maximum )?(?:execution |job )?time|time ?limit|deadline exceeded|No output has been received|has been (?:stopped|terminated) after|DEADLINE|test timed out|Error 124\b|exit code 124\b|Timeout of \d+|Exceeded timeout/i,
  ],
  [
    'infrastructure',
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|[Cc]ould not resolve (?:host|proxy)|[Tt]emporary failure (?:in name resolution|resolving)|Name or service not known|[Cc]onnection (?:refused|reset|timed out)|Network is unreachable|getaddrinfo|no such host|TLS handshake|SSL connect error|HTTP (?:connection|50[0-9])|50[234] (?:Bad Gateway|Service Unavailable|Gateway)|Read timed out|Max retries exceeded|Couldn't (?:establish|connect)|registry.{0,40}(?:down|unavailable)|i\/o timeout|dial tcp/,
  ],
  [
    'configuration',
    /\b(?:401|403) (?:Unauthorized|Forbidden)|[Aa]uthentication (?:failed|required)|[Cc]redentials?\b|[Aa]ccess (?:key|denied|token)|could not read (?:Username|Password)|[Pp]ermission denied \(publickey|E401|E403|ENEEDAUTH|unauthorized|invalid api key|token (?:is )?(?:missing|expired|invalid)/i,
  ],
];

const weaker: readonly (readonly [CauseClass, RegExp])[] = [
  [
    'dependency',
    /ERESOLVE|ETARGET|E404|No matching (?:distribution|version)|[Cc]ould not (?:resolve|find) (?:all |any |artifact|dependenc|a version|gem|package)|[Uu]nable to (?:resolve|locate package)|[Cc]onflicting (?:peer )?dep|version solving failed|no matching package|failed to select a version|Could not find a version|[Mm]odule not found|Cannot find module '(?![./])|No module named|ModuleNotFoundError|module lookup disabled|Could not find a package configuration|unmet dependenc|cannot find package|no required module|missing go\.sum|Bundler could not find|[Pp]ackage .{1,80} (?:not found|does not exist)|lock ?file/,
  ],
  [
    'configuration',
    /command not found|: not found$|No such file or directory|not (?:installed|recognized)|EBADENGINE|[Uu]nsupported (?:engine|.*version|class)|requires (?:a |an )?(?:different )?(?:Python|Node|Java|Ruby|Go|PHP|version|at least)|[Mm]issing script|unknown option|unrecognized (?:option|argument)|invalid (?:option|argument|value)|No rule to make target|[Pp]ermission denied|not set\b|un(?:defined|bound) variable|is not supported by|or (?:higher|newer|later) is required|No \w+file found|wrong version/m,
  ],
  [
    'code',
    /(?:syntax|type|name|reference|compil)\w* ?error|SyntaxError|TypeError|ReferenceError|NameError|undefined reference/i,
  ],
  ['test', /assert|expected .{1,200} (?:but|got|to )|\bspecs?\b/i],
];

const testTools: ReadonlySet<string> = new Set([
  'ava',
  'bats',
  'boost-test',
  'busted',
  'catch2',
  'cppunit',
  'ctest',
  'cucumber',
  'doctest',
  'eunit',
  'googletest',
  'gotest',
  'jasmine',
  'jest',
  'junit',
  'minitest',
  'mocha',
  'node-test',
  'phpunit',
  'playwright',
  'prove',
  'pytest',
  'robot-framework',
  'rspec',
  'tap',
  'test-unit',
  'testthat',
  'unittest',
  'uvu',
  'vitest',
]);
