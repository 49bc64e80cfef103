import type { Format } from '../core/format.ts';
import { ansible } from './ansible.ts';
import { ansibleLint } from './ansible-lint.ts';
import { babel } from './babel.ts';
import { bandit } from './bandit.ts';
import { biome } from './biome.ts';
import { black } from './black.ts';
import { brakeman } from './brakeman.ts';
import { buf } from './buf.ts';
import { cargo } from './cargo.ts';
import { cfnLint } from './cfn-lint.ts';
import { cmake } from './cmake.ts';
import { codespell } from './codespell.ts';
import { cpplint } from './cpplint.ts';
import { csslint } from './csslint.ts';
import { debride } from './debride.ts';
import { deno } from './deno.ts';
import { djlint } from './djlint.ts';
import { erbLint } from './erb-lint.ts';
import { esbuild } from './esbuild.ts';
import { eslint } from './eslint.ts';
import { fasterer } from './fasterer.ts';
import { flake8 } from './flake8.ts';
import { gcc } from './gcc.ts';
import { githubActions } from './github-actions.ts';
import { gnu } from './gnu.ts';
import { go } from './go.ts';
import { goConsistent } from './go-consistent.ts';
import { golangciLint } from './golangci-lint.ts';
import { golint } from './golint.ts';
import { gosec } from './gosec.ts';
import { gotest } from './gotest.ts';
import { hamlLint } from './haml-lint.ts';
import { htmlhint } from './htmlhint.ts';
import { isort } from './isort.ts';
import { javac } from './javac.ts';
import { jest } from './jest.ts';
import { jshint } from './jshint.ts';
import { ld } from './ld.ts';
import { make } from './make.ts';
import { markdownlint } from './markdownlint.ts';
import { maven } from './maven.ts';
import { minitest } from './minitest.ts';
import { misspell } from './misspell.ts';
import { mocha } from './mocha.ts';
import { msbuild } from './msbuild.ts';
import { mypy } from './mypy.ts';
import { ninja } from './ninja.ts';
import { node } from './node.ts';
import { npm } from './npm.ts';
import { packwerk } from './packwerk.ts';
import { pip } from './pip.ts';
import { pnpm } from './pnpm.ts';
import { prettier } from './prettier.ts';
import { protoc } from './protoc.ts';
import { protolint } from './protolint.ts';
import { puppetLint } from './puppet-lint.ts';
import { pydocstyle } from './pydocstyle.ts';
import { pylint } from './pylint.ts';
import { pyright } from './pyright.ts';
import { pytest } from './pytest.ts';
import { python } from './python.ts';
import { pytype } from './pytype.ts';
import { reek } from './reek.ts';
import { remark } from './remark.ts';
import { robotFramework } from './robot-framework.ts';
import { rollup } from './rollup.ts';
import { rspec } from './rspec.ts';
import { rubocop } from './rubocop.ts';
import { ruby } from './ruby.ts';
import { rustc } from './rustc.ts';
import { sorbet } from './sorbet.ts';
import { sphinx } from './sphinx.ts';
import { sqlfluff } from './sqlfluff.ts';
import { standard } from './standard.ts';
import { staticcheck } from './staticcheck.ts';
import { steep } from './steep.ts';
import { stylelint } from './stylelint.ts';
import { svelteCheck } from './svelte-check.ts';
import { tap } from './tap.ts';
import { textlint } from './textlint.ts';
import { thrift } from './thrift.ts';
import { tox } from './tox.ts';
import { tsc } from './tsc.ts';
import { tslint } from './tslint.ts';
import { typos } from './typos.ts';
import { unittest } from './unittest.ts';
import { vitest } from './vitest.ts';
import { vulture } from './vulture.ts';
import { webpack } from './webpack.ts';
import { yamllint } from './yamllint.ts';
import { yarn } from './yarn.ts';

/** Every format there is. The order means nothing: the conformance test tries it backwards as well. */
export const formats: readonly Format[] = [
  ansible,
  ansibleLint,
  babel,
  bandit,
  biome,
  black,
  brakeman,
  buf,
  cargo,
  cfnLint,
  cmake,
  codespell,
  cpplint,
  csslint,
  debride,
  deno,
  djlint,
  erbLint,
  esbuild,
  eslint,
  fasterer,
  flake8,
  gcc,
  githubActions,
  gnu,
  go,
  goConsistent,
  golangciLint,
  golint,
  gosec,
  gotest,
  hamlLint,
  htmlhint,
  isort,
  javac,
  jest,
  jshint,
  ld,
  make,
  markdownlint,
  maven,
  minitest,
  misspell,
  mocha,
  msbuild,
  mypy,
  ninja,
  node,
  npm,
  packwerk,
  pip,
  pnpm,
  prettier,
  protoc,
  protolint,
  puppetLint,
  pydocstyle,
  pylint,
  pyright,
  pytest,
  python,
  pytype,
  reek,
  remark,
  robotFramework,
  rollup,
  rspec,
  rubocop,
  ruby,
  rustc,
  sorbet,
  sphinx,
  sqlfluff,
  standard,
  staticcheck,
  steep,
  stylelint,
  svelteCheck,
  tap,
  textlint,
  thrift,
  tox,
  tsc,
  tslint,
  typos,
  unittest,
  vitest,
  vulture,
  webpack,
  yamllint,
  yarn,
];
