import type { Diagnostic } from '../../core/diagnostic.ts';
import type { Tool } from './tool.ts';

const by =
  (...names: readonly string[]) =>
  ({ tool }: Diagnostic) =>
    names.includes(tool);

const isUnformatted = ({ message, code }: Diagnostic) =>
  code === 'format' || code === 'unformatted' || /^(?:not formatted|would reformat\b)/i.test(message);

const isGoImport = ({ tool, message }: Diagnostic) =>
  /^(?:go|golangci-lint|staticcheck|typecheck)$/.test(tool) && /imported and not used|^undefined: \w+$/.test(message);

const eslintMarks = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `eslint.config.${ending}`);
const oldEslintMarks = ['', '.js', '.cjs', '.json', '.yaml', '.yml'].map((ending) => `.eslintrc${ending}`);
const prettierMarks = ['', '.json', '.yaml', '.yml', '.js', '.cjs', '.mjs', '.toml'].map((end) => `.prettierrc${end}`);

const fiveMinutes = 300_000;

/** Every tool whose own fixer may be asked, in the order in which they are asked. */
export const tools: readonly Tool[] = [
  {
    name: 'tsc',
    url: 'https://github.com/microsoft/TypeScript/wiki/Using-the-Language-Service-API',
    mends: ({ tool, code, line, column }) =>
      tool === 'tsc' && /^TS\d+$/.test(code ?? '') && line !== undefined && column !== undefined,
    program: { name: 'tsc', npmPackage: 'typescript', marks: ['tsconfig.json', 'jsconfig.json'] },
    per: 'project',
    words: () => [],
    answer: 'code-fixes',
    safety: 'unsafe',
    timeoutMilliseconds: fiveMinutes,
  },
  {
    name: 'eslint',
    url: 'https://eslint.org/docs/latest/use/command-line-interface',
    mends: by('eslint'),
    program: { name: 'eslint', npmPackage: 'eslint', marks: [...eslintMarks, ...oldEslintMarks] },
    per: 'project',
    words: ({ files }) => ['--format', 'json', '--', ...files],
    answer: 'log',
    safety: 'safe',
  },
  {
    name: 'biome',
    url: 'https://biomejs.dev/reference/cli/',
    mends: (diagnostic) => diagnostic.tool === 'biome' && !isUnformatted(diagnostic),
    program: { name: 'biome', npmPackage: '@biomejs/biome', marks: ['biome.json', 'biome.jsonc'] },
    per: 'file',
    words: ({ files: [file = ''] }) => ['lint', '--write', '--colors=off', `--stdin-file-path=${file}`],
    answer: 'text',
    safety: 'safe',
  },
  {
    name: 'biome-format',
    url: 'https://biomejs.dev/reference/cli/',
    mends: (diagnostic) => diagnostic.tool === 'biome' && isUnformatted(diagnostic),
    program: { name: 'biome', npmPackage: '@biomejs/biome', marks: ['biome.json', 'biome.jsonc'] },
    per: 'file',
    words: ({ files: [file = ''] }) => ['format', '--colors=off', `--stdin-file-path=${file}`],
    answer: 'text',
    safety: 'safe',
  },
  {
    name: 'prettier',
    url: 'https://prettier.io/docs/cli',
    mends: (diagnostic) => diagnostic.tool === 'prettier' && isUnformatted(diagnostic),
    program: { name: 'prettier', npmPackage: 'prettier', marks: prettierMarks },
    per: 'file',
    words: ({ files: [file = ''] }) => ['--stdin-filepath', file],
    answer: 'text',
    safety: 'safe',
  },
  {
    name: 'ruff',
    url: 'https://docs.astral.sh/ruff/configuration/#command-line-interface',
    mends: (diagnostic) => diagnostic.tool === 'ruff' && !isUnformatted(diagnostic),
    program: { name: 'ruff', isPython: true, marks: ['ruff.toml', '.ruff.toml', 'pyproject.toml#[tool.ruff'] },
    per: 'project',
    words: ({ files }) => ['check', '--no-cache', '--exit-zero', '--output-format', 'json', '--', ...files],
    answer: 'log',
    safety: 'safe',
  },
  {
    name: 'ruff-format',
    url: 'https://docs.astral.sh/ruff/formatter/',
    mends: (diagnostic) => diagnostic.tool === 'ruff' && isUnformatted(diagnostic),
    program: { name: 'ruff', isPython: true, marks: ['ruff.toml', '.ruff.toml', 'pyproject.toml#[tool.ruff'] },
    per: 'file',
    words: ({ files: [file = ''] }) => ['format', '--no-cache', '--stdin-filename', file, '-'],
    answer: 'text',
    safety: 'safe',
  },
  {
    name: 'black',
    url: 'https://black.readthedocs.io/en/stable/usage_and_configuration/the_basics.html',
    mends: (diagnostic) => diagnostic.tool === 'black' && isUnformatted(diagnostic),
    program: { name: 'black', isPython: true, marks: ['pyproject.toml#[tool.black'] },
    per: 'file',
    words: ({ files: [file = ''] }) => ['--quiet', '--stdin-filename', file, '-'],
    answer: 'text',
    safety: 'safe',
  },
  {
    name: 'goimports',
    url: 'https://pkg.go.dev/golang.org/x/tools/cmd/goimports',
    mends: isGoImport,
    program: { name: 'goimports', marks: ['go.mod'], needsMark: true },
    per: 'file',
    words: ({ files: [file = ''] }) => ['-srcdir', file],
    answer: 'text',
    // It may find another package of that name than the one that is meant.
    safety: 'unsafe',
  },
  {
    name: 'gofmt',
    url: 'https://pkg.go.dev/cmd/gofmt',
    mends: (diagnostic) =>
      diagnostic.tool === 'gofmt' || (diagnostic.tool === 'golangci-lint' && diagnostic.code === 'gofmt'),
    program: { name: 'gofmt', marks: ['go.mod'], needsMark: true },
    per: 'file',
    words: () => [],
    answer: 'text',
    safety: 'safe',
  },
  {
    name: 'rustfmt',
    url: 'https://rust-lang.github.io/rustfmt/',
    mends: (diagnostic) => diagnostic.tool === 'rustfmt' && isUnformatted(diagnostic),
    program: { name: 'rustfmt', marks: ['Cargo.toml', 'rustfmt.toml', '.rustfmt.toml'], needsMark: true },
    per: 'file',
    // What is read from standard input has no edition of its own; the newest one reads the older ones but for a few names.
    words: () => ['--emit', 'stdout', '--edition', '2021'],
    answer: 'text',
    safety: 'safe',
  },
  {
    name: 'cargo',
    url: 'https://doc.rust-lang.org/cargo/commands/cargo-check.html',
    mends: by('rustc'),
    // Not `cargo fix`, which writes: it applies just what the compiler says here. The lock file stays as it is.
    program: { name: 'cargo', marks: ['Cargo.lock'], needsMark: true },
    per: 'project',
    words: ({ scratch }) => cargo('check', scratch),
    answer: 'log',
    safety: 'safe',
    timeoutMilliseconds: 2 * fiveMinutes,
  },
  {
    name: 'clippy',
    url: 'https://doc.rust-lang.org/clippy/usage.html',
    mends: by('clippy'),
    program: { name: 'cargo', marks: ['Cargo.lock'], needsMark: true },
    per: 'project',
    words: ({ scratch }) => cargo('clippy', scratch),
    answer: 'log',
    safety: 'safe',
    timeoutMilliseconds: 2 * fiveMinutes,
  },
  {
    name: 'clang-tidy',
    url: 'https://clang.llvm.org/extra/clang-tidy/',
    mends: by('clang-tidy'),
    program: { name: 'clang-tidy', marks: ['.clang-tidy', 'compile_commands.json'], needsMark: true },
    per: 'project',
    words: ({ files, scratch }) => ['--quiet', `--export-fixes=${scratch}/fixes.yaml`, ...files],
    answer: 'replacements',
    safety: 'unsafe',
    timeoutMilliseconds: fiveMinutes,
  },
  {
    name: 'clang-format',
    url: 'https://clang.llvm.org/docs/ClangFormat.html',
    mends: by('clang-format'),
    program: { name: 'clang-format', marks: ['.clang-format', '_clang-format'], needsMark: true },
    per: 'file',
    words: ({ files: [file = ''] }) => [`--assume-filename=${file}`],
    answer: 'text',
    safety: 'safe',
  },
  {
    name: 'dotnet-format',
    url: 'https://learn.microsoft.com/en-us/dotnet/core/tools/dotnet-format',
    mends: ({ code }) => /^(?:WHITESPACE|FINALNEWLINE|CHARSET|IMPORTS|IDE\d{4})$/.test(code ?? ''),
    program: { name: 'dotnet', marks: ['.editorconfig', 'Directory.Build.props', 'global.json'], needsMark: true },
    per: 'project',
    words: ({ files }) => ['format', '--no-restore', '--include', ...files],
    answer: 'copy',
    safety: 'unsafe',
    timeoutMilliseconds: fiveMinutes,
  },
];

/** `--frozen`: nothing is fetched, and the lock file is not written. */
function cargo(command: string, scratch: string): string[] {
  return [command, '--frozen', '--all-targets', '--keep-going', '--message-format=json', '--target-dir', scratch];
}
