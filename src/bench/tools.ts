/** Whose diagnostics generated logs hold. Names and not "the first dozen": a new format must not change the logs. */

/** What most builds consist of. */
export const dozen = words('cmake eslint gcc go javac ld make maven pytest python rustc tsc');

/** The formats that came first: what the breadth of all others costs is measured on their log. */
export const nineteen = words(
  'cargo cmake eslint gcc github-actions go gotest javac ld make maven msbuild mypy ninja npm pytest python rustc tsc',
);

/** Five dozen that may well meet in one year of archives. */
export const sixty = [
  ...nineteen,
  ...words(
    'actionlint ansible-lint bandit bazel biome black checkstyle clang-tidy cppcheck docker elixir esbuild flake8',
  ),
  ...words('gfortran ghc golangci-lint googletest gradle hadolint jest junit kotlinc ktlint latex markdownlint mocha'),
  ...words('perl php phpstan phpunit pylint pyright rspec rubocop ruff sbt scalac shellcheck stylelint swiftc vitest'),
];

function words(text: string): readonly string[] {
  return text.split(' ');
}
