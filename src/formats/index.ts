import type { Format } from '../core/format.ts';
import { absoft } from './absoft.ts';
import { actionlint } from './actionlint.ts';
import { agda } from './agda.ts';
import { aix } from './aix.ts';
import { ajc } from './ajc.ts';
import { ansibleLint } from './ansible-lint.ts';
import { ansible } from './ansible.ts';
import { ant } from './ant.ts';
import { apt } from './apt.ts';
import { armcc } from './armcc.ts';
import { asciidoctor } from './asciidoctor.ts';
import { atools } from './atools.ts';
import { autotools } from './autotools.ts';
import { ava } from './ava.ts';
import { azurePipelines } from './azure-pipelines.ts';
import { babel } from './babel.ts';
import { bandit } from './bandit.ts';
import { bash } from './bash.ts';
import { bashate } from './bashate.ts';
import { bats } from './bats.ts';
import { bazelEvents } from './bazel-events.ts';
import { bazel } from './bazel.ts';
import { bibtex } from './bibtex.ts';
import { biome } from './biome.ts';
import { bison } from './bison.ts';
import { black } from './black.ts';
import { boostTest } from './boost-test.ts';
import { borland } from './borland.ts';
import { brakeman } from './brakeman.ts';
import { buf } from './buf.ts';
import { buildifier } from './buildifier.ts';
import { bun } from './bun.ts';
import { bundler } from './bundler.ts';
import { busted } from './busted.ts';
import { cabal } from './cabal.ts';
import { cargo } from './cargo.ts';
import { catch2 } from './catch2.ts';
import { cfnLint } from './cfn-lint.ts';
import { checkJsonschema } from './check-jsonschema.ts';
import { check } from './check.ts';
import { checkbashisms } from './checkbashisms.ts';
import { checkmake } from './checkmake.ts';
import { checkstyle } from './checkstyle.ts';
import { chktex } from './chktex.ts';
import { clangFormat } from './clang-format.ts';
import { clangTidy } from './clang-tidy.ts';
import { cljKondo } from './clj-kondo.ts';
import { cmakeLint } from './cmake-lint.ts';
import { cmake } from './cmake.ts';
import { cmocka } from './cmocka.ts';
import { cobol } from './cobol.ts';
import { cocoapods } from './cocoapods.ts';
import { codeClimate } from './code-climate.ts';
import { codespell } from './codespell.ts';
import { coffee } from './coffee.ts';
import { coffeelint } from './coffeelint.ts';
import { commitlint } from './commitlint.ts';
import { composer } from './composer.ts';
import { conan } from './conan.ts';
import { coolflux } from './coolflux.ts';
import { cppcheck } from './cppcheck.ts';
import { cpplint } from './cpplint.ts';
import { cppunit } from './cppunit.ts';
import { credo } from './credo.ts';
import { crosscore } from './crosscore.ts';
import { crystal } from './crystal.ts';
import { cspell } from './cspell.ts';
import { csslint } from './csslint.ts';
import { ctest } from './ctest.ts';
import { cucumber } from './cucumber.ts';
import { cython } from './cython.ts';
import { dart } from './dart.ts';
import { debride } from './debride.ts';
import { deno } from './deno.ts';
import { depcheck } from './depcheck.ts';
import { dependencyCruiser } from './dependency-cruiser.ts';
import { diab } from './diab.ts';
import { dialyzer } from './dialyzer.ts';
import { django } from './django.ts';
import { djlint } from './djlint.ts';
import { dmd } from './dmd.ts';
import { doc8 } from './doc8.ts';
import { docker } from './docker.ts';
import { dockerfilelint } from './dockerfilelint.ts';
import { doctest } from './doctest.ts';
import { dotenvLinter } from './dotenv-linter.ts';
import { doxygen } from './doxygen.ts';
import { drMemory } from './dr-memory.ts';
import { ecj } from './ecj.ts';
import { edg } from './edg.ts';
import { elixir } from './elixir.ts';
import { elm } from './elm.ts';
import { epc } from './epc.ts';
import { erbLint } from './erb-lint.ts';
import { erlang } from './erlang.ts';
import { errcheck } from './errcheck.ts';
import { esbuild } from './esbuild.ts';
import { eslint } from './eslint.ts';
import { eunit } from './eunit.ts';
import { fasm } from './fasm.ts';
import { fasterer } from './fasterer.ts';
import { fish } from './fish.ts';
import { flake8 } from './flake8.ts';
import { flawfinder } from './flawfinder.ts';
import { flexSdk } from './flex-sdk.ts';
import { flow } from './flow.ts';
import { fpc } from './fpc.ts';
import { ftnchek } from './ftnchek.ts';
import { gas } from './gas.ts';
import { gawk } from './gawk.ts';
import { gcc } from './gcc.ts';
import { gfortran } from './gfortran.ts';
import { ghc } from './ghc.ts';
import { ghdl } from './ghdl.ts';
import { git } from './git.ts';
import { githubActions } from './github-actions.ts';
import { gitlint } from './gitlint.ts';
import { glslang } from './glslang.ts';
import { gnat } from './gnat.ts';
import { gnu } from './gnu.ts';
import { gnuplot } from './gnuplot.ts';
import { goConsistent } from './go-consistent.ts';
import { go } from './go.ts';
import { golangciLint } from './golangci-lint.ts';
import { golint } from './golint.ts';
import { googletest } from './googletest.ts';
import { gosec } from './gosec.ts';
import { gotest } from './gotest.ts';
import { gputils } from './gputils.ts';
import { gradle } from './gradle.ts';
import { graphviz } from './graphviz.ts';
import { groovyc } from './groovyc.ts';
import { guile } from './guile.ts';
import { hadolint } from './hadolint.ts';
import { hamlLint } from './haml-lint.ts';
import { haxe } from './haxe.ts';
import { hledger } from './hledger.ts';
import { hlint } from './hlint.ts';
import { htmlValidate } from './html-validate.ts';
import { htmlhint } from './htmlhint.ts';
import { hurl } from './hurl.ts';
import { i18nspector } from './i18nspector.ts';
import { iar } from './iar.ts';
import { irix } from './irix.ts';
import { isort } from './isort.ts';
import { ispc } from './ispc.ts';
import { iverilog } from './iverilog.ts';
import { iwyu } from './iwyu.ts';
import { jasmine } from './jasmine.ts';
import { java } from './java.ts';
import { javac } from './javac.ts';
import { javadoc } from './javadoc.ts';
import { jest } from './jest.ts';
import { jikes } from './jikes.ts';
import { jing } from './jing.ts';
import { jq } from './jq.ts';
import { jscs } from './jscs.ts';
import { jshint } from './jshint.ts';
import { jsonLog } from './json-log.ts';
import { jsonReport } from './json-report.ts';
import { julia } from './julia.ts';
import { junit } from './junit.ts';
import { knip } from './knip.ts';
import { kotlinc } from './kotlinc.ts';
import { ktlint } from './ktlint.ts';
import { kubernetes } from './kubernetes.ts';
import { latex } from './latex.ts';
import { ld } from './ld.ts';
import { lessc } from './lessc.ts';
import { lint } from './lint.ts';
import { lintian } from './lintian.ts';
import { linuxKernel } from './linux-kernel.ts';
import { llvm } from './llvm.ts';
import { lua } from './lua.ts';
import { luacheck } from './luacheck.ts';
import { m4 } from './m4.ts';
import { make } from './make.ts';
import { markdownlint } from './markdownlint.ts';
import { markuplint } from './markuplint.ts';
import { matlab } from './matlab.ts';
import { maven } from './maven.ts';
import { mawk } from './mawk.ts';
import { mercury } from './mercury.ts';
import { meson } from './meson.ts';
import { metrowerks } from './metrowerks.ts';
import { minitest } from './minitest.ts';
import { misspell } from './misspell.ts';
import { mocha } from './mocha.ts';
import { modelsim } from './modelsim.ts';
import { msbuild } from './msbuild.ts';
import { msgfmt } from './msgfmt.ts';
import { mypy } from './mypy.ts';
import { nagelfar } from './nagelfar.ts';
import { nagfor } from './nagfor.ts';
import { nginx } from './nginx.ts';
import { nim } from './nim.ts';
import { ninja } from './ninja.ts';
import { nix } from './nix.ts';
import { nodeTest } from './node-test.ts';
import { node } from './node.ts';
import { npm } from './npm.ts';
import { nuget } from './nuget.ts';
import { nyc } from './nyc.ts';
import { ocaml } from './ocaml.ts';
import { octave } from './octave.ts';
import { odin } from './odin.ts';
import { opa } from './opa.ts';
import { oracle } from './oracle.ts';
import { oxlint } from './oxlint.ts';
import { packwerk } from './packwerk.ts';
import { pcLint } from './pc-lint.ts';
import { perl } from './perl.ts';
import { perlcritic } from './perlcritic.ts';
import { php } from './php.ts';
import { phpcs } from './phpcs.ts';
import { phpstan } from './phpstan.ts';
import { phpunit } from './phpunit.ts';
import { pip } from './pip.ts';
import { playwright } from './playwright.ts';
import { pmd } from './pmd.ts';
import { pnpm } from './pnpm.ts';
import { polyml } from './polyml.ts';
import { powershell } from './powershell.ts';
import { preCommit } from './pre-commit.ts';
import { prettier } from './prettier.ts';
import { proselint } from './proselint.ts';
import { protoc } from './protoc.ts';
import { protolint } from './protolint.ts';
import { prove } from './prove.ts';
import { psalm } from './psalm.ts';
import { puppetLint } from './puppet-lint.ts';
import { pydocstyle } from './pydocstyle.ts';
import { pylint } from './pylint.ts';
import { pyright } from './pyright.ts';
import { pytest } from './pytest.ts';
import { python } from './python.ts';
import { pytype } from './pytype.ts';
import { qac } from './qac.ts';
import { qml } from './qml.ts';
import { r } from './r.ts';
import { racket } from './racket.ts';
import { ragel } from './ragel.ts';
import { rake } from './rake.ts';
import { rdjson } from './rdjson.ts';
import { re2c } from './re2c.ts';
import { redocly } from './redocly.ts';
import { reek } from './reek.ts';
import { remark } from './remark.ts';
import { rescript } from './rescript.ts';
import { robocop } from './robocop.ts';
import { robocopy } from './robocopy.ts';
import { robotFramework } from './robot-framework.ts';
import { rolldown } from './rolldown.ts';
import { rollup } from './rollup.ts';
import { rpmlint } from './rpmlint.ts';
import { rspec } from './rspec.ts';
import { rubocop } from './rubocop.ts';
import { ruby } from './ruby.ts';
import { ruff } from './ruff.ts';
import { rustc } from './rustc.ts';
import { rustfmt } from './rustfmt.ts';
import { rxp } from './rxp.ts';
import { sanitizer } from './sanitizer.ts';
import { sarif } from './sarif.ts';
import { sass } from './sass.ts';
import { sbcl } from './sbcl.ts';
import { sbt } from './sbt.ts';
import { scalac } from './scalac.ts';
import { scalastyle } from './scalastyle.ts';
import { scons } from './scons.ts';
import { sdcc } from './sdcc.ts';
import { semgrep } from './semgrep.ts';
import { shellcheck } from './shellcheck.ts';
import { smlnj } from './smlnj.ts';
import { snakemake } from './snakemake.ts';
import { solc } from './solc.ts';
import { solhint } from './solhint.ts';
import { sorbet } from './sorbet.ts';
import { sparcPascal } from './sparc-pascal.ts';
import { sphinx } from './sphinx.ts';
import { splint } from './splint.ts';
import { spotbugs } from './spotbugs.ts';
import { sqlfluff } from './sqlfluff.ts';
import { sqlint } from './sqlint.ts';
import { sqlite3 } from './sqlite3.ts';
import { standard } from './standard.ts';
import { staticcheck } from './staticcheck.ts';
import { steep } from './steep.ts';
import { stylelint } from './stylelint.ts';
import { stylus } from './stylus.ts';
import { sunAda } from './sun-ada.ts';
import { sun } from './sun.ts';
import { svelteCheck } from './svelte-check.ts';
import { swaglint } from './swaglint.ts';
import { swc } from './swc.ts';
import { swiftc } from './swiftc.ts';
import { swiftlint } from './swiftlint.ts';
import { swipl } from './swipl.ts';
import { systemd } from './systemd.ts';
import { tap } from './tap.ts';
import { tasking } from './tasking.ts';
import { tcl } from './tcl.ts';
import { teamcity } from './teamcity.ts';
import { terraform } from './terraform.ts';
import { terser } from './terser.ts';
import { testUnit } from './test-unit.ts';
import { testthat } from './testthat.ts';
import { textlint } from './textlint.ts';
import { thrift } from './thrift.ts';
import { ti } from './ti.ts';
import { tidy } from './tidy.ts';
import { tox } from './tox.ts';
import { tsc } from './tsc.ts';
import { tslint } from './tslint.ts';
import { typos } from './typos.ts';
import { unittest } from './unittest.ts';
import { uvu } from './uvu.ts';
import { vala } from './vala.ts';
import { valgrind } from './valgrind.ts';
import { verilator } from './verilator.ts';
import { vint } from './vint.ts';
import { vitest } from './vitest.ts';
import { vivado } from './vivado.ts';
import { vulture } from './vulture.ts';
import { vyper } from './vyper.ts';
import { watcom } from './watcom.ts';
import { weblint } from './weblint.ts';
import { webpack } from './webpack.ts';
import { xcodebuild } from './xcodebuild.ts';
import { xlc } from './xlc.ts';
import { xmllint } from './xmllint.ts';
import { xo } from './xo.ts';
import { yamllint } from './yamllint.ts';
import { yarn } from './yarn.ts';
import { yosys } from './yosys.ts';
import { yuicompressor } from './yuicompressor.ts';
import { zeek } from './zeek.ts';
import { zig } from './zig.ts';
import { zsh } from './zsh.ts';

/** Every format there is. The order means nothing: the conformance test tries it backwards as well. */
export const formats: readonly Format[] = [
  absoft,
  actionlint,
  agda,
  aix,
  ajc,
  ansibleLint,
  ansible,
  ant,
  apt,
  armcc,
  asciidoctor,
  atools,
  autotools,
  ava,
  azurePipelines,
  babel,
  bandit,
  bash,
  bashate,
  bats,
  bazelEvents,
  bazel,
  bibtex,
  biome,
  bison,
  black,
  boostTest,
  borland,
  brakeman,
  buf,
  buildifier,
  bun,
  bundler,
  busted,
  cabal,
  cargo,
  catch2,
  cfnLint,
  checkJsonschema,
  check,
  checkbashisms,
  checkmake,
  checkstyle,
  chktex,
  clangFormat,
  clangTidy,
  cljKondo,
  cmakeLint,
  cmake,
  cmocka,
  cobol,
  cocoapods,
  codeClimate,
  codespell,
  coffee,
  coffeelint,
  commitlint,
  composer,
  conan,
  coolflux,
  cppcheck,
  cpplint,
  cppunit,
  credo,
  crosscore,
  crystal,
  cspell,
  csslint,
  ctest,
  cucumber,
  cython,
  dart,
  debride,
  deno,
  depcheck,
  dependencyCruiser,
  diab,
  dialyzer,
  django,
  djlint,
  dmd,
  doc8,
  docker,
  dockerfilelint,
  doctest,
  dotenvLinter,
  doxygen,
  drMemory,
  ecj,
  edg,
  elixir,
  elm,
  epc,
  erbLint,
  erlang,
  errcheck,
  esbuild,
  eslint,
  eunit,
  fasm,
  fasterer,
  fish,
  flake8,
  flawfinder,
  flexSdk,
  flow,
  fpc,
  ftnchek,
  gas,
  gawk,
  gcc,
  gfortran,
  ghc,
  ghdl,
  git,
  githubActions,
  gitlint,
  glslang,
  gnat,
  gnu,
  gnuplot,
  goConsistent,
  go,
  golangciLint,
  golint,
  googletest,
  gosec,
  gotest,
  gputils,
  gradle,
  graphviz,
  groovyc,
  guile,
  hadolint,
  hamlLint,
  haxe,
  hledger,
  hlint,
  htmlValidate,
  htmlhint,
  hurl,
  i18nspector,
  iar,
  irix,
  isort,
  ispc,
  iverilog,
  iwyu,
  jasmine,
  java,
  javac,
  javadoc,
  jest,
  jikes,
  jing,
  jq,
  jscs,
  jshint,
  jsonLog,
  jsonReport,
  julia,
  junit,
  knip,
  kotlinc,
  ktlint,
  kubernetes,
  latex,
  ld,
  lessc,
  lint,
  lintian,
  linuxKernel,
  llvm,
  lua,
  luacheck,
  m4,
  make,
  markdownlint,
  markuplint,
  matlab,
  maven,
  mawk,
  mercury,
  meson,
  metrowerks,
  minitest,
  misspell,
  mocha,
  modelsim,
  msbuild,
  msgfmt,
  mypy,
  nagelfar,
  nagfor,
  nginx,
  nim,
  ninja,
  nix,
  nodeTest,
  node,
  npm,
  nuget,
  nyc,
  ocaml,
  octave,
  odin,
  opa,
  oracle,
  oxlint,
  packwerk,
  pcLint,
  perl,
  perlcritic,
  php,
  phpcs,
  phpstan,
  phpunit,
  pip,
  playwright,
  pmd,
  pnpm,
  polyml,
  powershell,
  preCommit,
  prettier,
  proselint,
  protoc,
  protolint,
  prove,
  psalm,
  puppetLint,
  pydocstyle,
  pylint,
  pyright,
  pytest,
  python,
  pytype,
  qac,
  qml,
  r,
  racket,
  ragel,
  rake,
  rdjson,
  re2c,
  redocly,
  reek,
  remark,
  rescript,
  robocop,
  robocopy,
  robotFramework,
  rolldown,
  rollup,
  rpmlint,
  rspec,
  rubocop,
  ruby,
  ruff,
  rustc,
  rustfmt,
  rxp,
  sanitizer,
  sarif,
  sass,
  sbcl,
  sbt,
  scalac,
  scalastyle,
  scons,
  sdcc,
  semgrep,
  shellcheck,
  smlnj,
  snakemake,
  solc,
  solhint,
  sorbet,
  sparcPascal,
  sphinx,
  splint,
  spotbugs,
  sqlfluff,
  sqlint,
  sqlite3,
  standard,
  staticcheck,
  steep,
  stylelint,
  stylus,
  sunAda,
  sun,
  svelteCheck,
  swaglint,
  swc,
  swiftc,
  swiftlint,
  swipl,
  systemd,
  tap,
  tasking,
  tcl,
  teamcity,
  terraform,
  terser,
  testUnit,
  testthat,
  textlint,
  thrift,
  ti,
  tidy,
  tox,
  tsc,
  tslint,
  typos,
  unittest,
  uvu,
  vala,
  valgrind,
  verilator,
  vint,
  vitest,
  vivado,
  vulture,
  vyper,
  watcom,
  weblint,
  webpack,
  xcodebuild,
  xlc,
  xmllint,
  xo,
  yamllint,
  yarn,
  yosys,
  yuicompressor,
  zeek,
  zig,
  zsh,
];
