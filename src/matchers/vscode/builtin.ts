import type { PatternData } from './pattern.ts';

export interface BuiltinMatcher {
  readonly owner: string;
  readonly source?: string;
  readonly pattern: string;
  readonly background?: { readonly begins: string; readonly ends: string };
}

/**
 * What `$name` stands for: the matchers in VS Code itself, and those of extensions that so many tasks name that they
 * are taken for built in. Where such a matcher looks for files makes no difference to a log: names stay as printed.
 */
export const builtinMatchers: Readonly<Record<string, BuiltinMatcher>> = {
  cpp: { owner: 'cpp', pattern: 'cpp' },
  csc: { owner: 'csc', pattern: 'csc' },
  'eslint-compact': { owner: 'eslint', source: 'eslint', pattern: 'eslint-compact' },
  'eslint-stylish': { owner: 'eslint', source: 'eslint', pattern: 'eslint-stylish' },
  esbuild: { owner: 'typescript', source: 'esbuild', pattern: 'esbuild' },
  'esbuild-watch': {
    owner: 'typescript',
    source: 'esbuild',
    pattern: 'esbuild',
    background: { begins: '\\[watch\\] build started', ends: '\\[watch\\] build finished' },
  },
  gcc: { owner: 'cpptools', source: 'gcc', pattern: 'gcc' },
  go: { owner: 'go', source: 'go', pattern: 'go' },
  'gulp-tsc': { owner: 'typescript', source: 'ts', pattern: 'gulp-tsc' },
  jshint: { owner: 'jshint', source: 'jshint', pattern: 'jshint' },
  'jshint-stylish': { owner: 'jshint', source: 'jshint', pattern: 'jshint-stylish' },
  lessCompile: { owner: 'lessCompile', source: 'less', pattern: 'lessCompile' },
  msCompile: { owner: 'msCompile', pattern: 'msCompile' },
  nvcc: { owner: 'nvcc', source: 'nvcc', pattern: 'nvcc' },
  rustc: { owner: 'rustc', source: 'rustc', pattern: 'rustc' },
  'rustc-watch': {
    owner: 'rustc',
    source: 'rustc',
    pattern: 'rustc',
    background: { begins: '^\\[Running\\b', ends: '^\\[Finished running\\b' },
  },
  tsc: { owner: 'typescript', source: 'ts', pattern: 'tsc' },
  'tsc-watch': {
    owner: 'typescript',
    source: 'ts',
    pattern: 'tsc',
    background: {
      begins: '(?:Starting compilation in watch mode|Starting incremental compilation)\\.\\.\\.',
      ends: '(?:Compilation complete\\.|Found \\d+ errors?\\.) Watching for file changes\\.',
    },
  },
  vb: { owner: 'vb', pattern: 'vb' },
};

/** `(12)`, `(12,5)` or `(12,5,12,9)` as Microsoft's compilers print it, and then the code that tells them apart. */
const microsoft = (start: string, gap: string, code: string): readonly PatternData[] => [
  {
    regexp: `^${start}(\\S.*)\\((\\d+(?:,\\d+(?:,\\d+,\\d+)?)?)\\)${gap}:\\s+(error|warning|info)\\s+(${code}\\d+)\\s*:\\s*(.*)$`,
    file: 1,
    location: 2,
    severity: 3,
    code: 4,
    message: 5,
  },
];

export const builtinPatterns: Readonly<Record<string, readonly PatternData[]>> = {
  msCompile: microsoft('(?:\\s+\\d+>)?', '\\s*', '\\w{1,2}'),
  cpp: microsoft('', '', 'C'),
  csc: microsoft('', '', 'CS'),
  vb: microsoft('', '', 'BC'),
  tsc: [
    {
      regexp: '^(\\S.*)[(:](\\d+)[,:](\\d+)(?:\\):\\s+|\\s+-\\s+)(error|warning|info)\\s+TS(\\d+)\\s*:\\s*(.*)$',
      ...{ file: 1, line: 2, column: 3, severity: 4, code: 5, message: 6 },
    },
  ],
  'gulp-tsc': [
    {
      regexp: '^(\\S.*)\\((\\d+(?:,\\d+(?:,\\d+,\\d+)?)?)\\):\\s+(\\d+)\\s+(.*)$',
      ...{ file: 1, location: 2, code: 3, message: 4 },
    },
  ],
  lessCompile: [{ regexp: '^\\s*(.*) in file (.*) line no. (\\d+)$', message: 1, file: 2, line: 3 }],
  jshint: [
    {
      regexp: '^(.*):\\s+line\\s+(\\d+),\\s+col\\s+(\\d+),\\s(.+?)(?:\\s+\\((\\w)(\\d+)\\))?$',
      ...{ file: 1, line: 2, column: 3, message: 4, severity: 5, code: 6 },
    },
  ],
  'jshint-stylish': [
    { regexp: '^(.+)$', file: 1 },
    {
      regexp: '^\\s+line\\s+(\\d+)\\s+col\\s+(\\d+)\\s+(.+?)(?:\\s+\\((\\w)(\\d+)\\))?$',
      ...{ line: 1, column: 2, message: 3, severity: 4, code: 5, loop: true },
    },
  ],
  'eslint-compact': [
    {
      regexp: '^(.+):\\sline\\s(\\d+),\\scol\\s(\\d+),\\s(Error|Warning|Info)\\s-\\s(.+)\\s\\((.+)\\)$',
      ...{ file: 1, line: 2, column: 3, severity: 4, message: 5, code: 6 },
    },
  ],
  'eslint-stylish': [
    { regexp: '^(\\S.*)$', file: 1 },
    {
      regexp: '^\\s+(\\d+):(\\d+)\\s+(error|warning|info)\\s+(.+?)(?:\\s\\s+(.*))?$',
      ...{ line: 1, column: 2, severity: 3, message: 4, code: 5, loop: true },
    },
  ],
  go: [
    {
      regexp: '^([^:]*: )?((.:)?[^:]*):(\\d+)(:(\\d+))?: (.*)$',
      ...{ file: 2, line: 4, column: 6, message: 7 },
    },
  ],
  gcc: [
    {
      regexp: '^(.*?):(\\d+):(\\d*):?\\s+(?:fatal\\s+)?(warning|error):\\s+(.*)$',
      ...{ file: 1, line: 2, column: 3, severity: 4, message: 5 },
    },
  ],
  nvcc: [
    {
      regexp: '^(.*)\\((\\d+)\\):\\s+(warning|error):\\s+(.*)$',
      ...{ file: 1, location: 2, severity: 3, message: 4 },
    },
  ],
  rustc: [
    { regexp: '^(warning|warn|error)(?:\\[(.*?)\\])?: (.*)$', severity: 1, code: 2, message: 3 },
    { regexp: '^[\\s\\->=]*(.*?):(\\d*):(\\d*)\\s*$', file: 1, line: 2, column: 3 },
  ],
  esbuild: [
    {
      regexp: '> (.*?):([0-9]+):([0-9]+): (warning|error): (.+)$',
      ...{ file: 1, line: 2, column: 3, severity: 4, message: 5 },
    },
  ],
};
