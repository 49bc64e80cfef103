import { createHash } from 'node:crypto';
import type { FormatExample } from '../core/format.ts';
import { formats } from '../formats/index.ts';
import { longLine, noiseAtMargin, noiseLine } from './noise.ts';
import { randomNumbers } from './random.ts';
import { dozen, nineteen, sixty } from './tools.ts';

export interface LogKind {
  /** Whose diagnostics are in it, as the names of formats. */
  readonly tools: readonly string[];
  /** How many of its lines belong to diagnostics, 0 to 1. */
  readonly share: number;
  /** How many of the other lines are kilobytes long, 0 to 1. */
  readonly long?: number;
}

/** The logs that figures are measured on. */
export const logKinds = {
  noisy: { tools: dozen, share: 0.03 },
  dense: { tools: dozen, share: 0.3 },
  'one-tool': { tools: ['gcc'], share: 0.03 },
  nineteen: { tools: nineteen, share: 0.03 },
  mixed: { tools: sixty, share: 0.03 },
  'long-lines': { tools: dozen, share: 0.03, long: 0.02 },
} as const satisfies Record<string, LogKind>;

export type LogName = keyof typeof logKinds;

/** A piece of a log: whole lines. */
export interface Block {
  readonly text: string;
  readonly lines: number;
}

/**
 * A build log of at least `bytes` bytes in pieces of about a megabyte: diagnostics out of the formats' own examples among
 * what builds print when nothing is wrong. The same kind, seed and formats give the same text; a longer one begins as a
 * shorter one does.
 */
export function* generateLog(name: LogName, { bytes, seed }: { bytes: number; seed: number }): Generator<Block> {
  const { tools, share, long = 0 }: LogKind = logKinds[name];
  const random = randomNumbers(seed);
  const examples = examplesOf(tools).map(({ log, gives }) => variable(log + closing(log), gives));
  let lines = 0;
  let diagnosticLines = 0;
  let between = false;
  for (let written = 0; written < bytes; ) {
    const first = lines;
    let text = '';
    while (text.length < blockLength && written + text.length < bytes) {
      if (diagnosticLines < lines * share) {
        const example = examples[Math.floor(random() * examples.length)] as Variable;
        text += `${example.pieces.join(`module${Math.floor(folders ** random())}-`)}\n`;
        lines += example.lines;
        diagnosticLines += example.lines;
        between = true;
      } else {
        // The next command of a build begins at the margin; what is indented below an error belongs to it.
        const ordinary = between ? noiseAtMargin : noiseLine;
        text += `${long > 0 && random() < long ? longLine(random) : ordinary(random, lines)}\n`;
        lines++;
        between = false;
      }
    }
    written += Buffer.byteLength(text);
    yield { text, lines: lines - first };
  }
}

/** Tells two builds apart that make other logs of the same seed. */
export function logDigest(seed: number): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(logKinds) as LogName[])
    for (const { text } of generateLog(name, { bytes: 300_000, seed })) hash.update(text);
  return hash.digest('hex').slice(0, 16);
}

const blockLength = 1 << 20;
/** A problem is reported under so many names: as power of a random number, a few of them often and most seldom, as headers and sources are. */
const folders = 2_000;

/** The diagnostics that a log is made of, each as its format's examples give it. */
export function examplesOf(tools: readonly string[]): FormatExample[] {
  return tools.flatMap((tool) => {
    const format = formats.find(({ name }) => name === tool);
    if (!format) throw new Error(`there is no format ${tool}`);
    return format.rules.flatMap(({ examples }) => examples.filter(({ gives }) => gives.length > 0));
  });
}

/**
 * What a tool prints behind the last line of such an example, which shows only the beginning of a section. Without it the
 * section would take what follows for its own, as no real log has it.
 */
export function closing(log: string): string {
  return sections.find(({ opens }) => opens.test(log))?.end ?? '';
}

const sections: readonly { readonly opens: RegExp; readonly end: string }[] = [
  {
    opens: /^---- .* stdout ----$/m,
    end: '\n\nfailures:\n    tests::adds\n\ntest result: FAILED. 9 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s\n',
  },
  { opens: /^\s*--- FAIL: (?![\s\S]*^FAIL\t)/m, end: '\nFAIL\texample.com/project/pkg\t0.012s' },
  { opens: /^Oops! Something went wrong!/, end: '\n' },
];

/** An example, cut in front of each mention of its file: what joins the pieces becomes part of the name. */
interface Variable {
  readonly pieces: readonly string[];
  readonly lines: number;
}

function variable(log: string, gives: FormatExample['gives']): Variable {
  const path = gives.find(({ file }) => file)?.file;
  const file = path?.split('/').at(-1);
  const [first = '', ...others] = file ? log.split(file) : [log];
  return { pieces: [first, ...others.map((piece) => file + piece)], lines: log.split('\n').length };
}
