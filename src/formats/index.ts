import type { Format } from '../core/format.ts';
import { cargo } from './cargo.ts';
import { cmake } from './cmake.ts';
import { eslint } from './eslint.ts';
import { gcc } from './gcc.ts';
import { githubActions } from './github-actions.ts';
import { go } from './go.ts';
import { gotest } from './gotest.ts';
import { javac } from './javac.ts';
import { ld } from './ld.ts';
import { make } from './make.ts';
import { maven } from './maven.ts';
import { msbuild } from './msbuild.ts';
import { mypy } from './mypy.ts';
import { ninja } from './ninja.ts';
import { npm } from './npm.ts';
import { pytest } from './pytest.ts';
import { python } from './python.ts';
import { rustc } from './rustc.ts';
import { tsc } from './tsc.ts';

/** Every format there is, in the order in which their rules are tried. The conformance test holds it against the folder. */
export const formats: readonly Format[] = [
  tsc,
  eslint,
  npm,
  msbuild,
  maven,
  javac,
  mypy,
  pytest,
  python,
  gotest,
  go,
  githubActions,
  rustc,
  cargo,
  ld,
  cmake,
  ninja,
  make,
  gcc,
];
