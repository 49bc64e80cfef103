import type { Format } from '../core/format.ts';
import { gcc } from './gcc.ts';
import { go } from './go.ts';
import { gotest } from './gotest.ts';
import { rustc } from './rustc.ts';
import { tsc } from './tsc.ts';

/** Every format there is, in the order in which their rules are tried. The conformance test holds it against the folder. */
export const formats: readonly Format[] = [tsc, rustc, go, gotest, gcc];
