import type { Diagnostic } from '../core/diagnostic.ts';
import type { Format } from '../core/format.ts';
import type { Matcher } from '../matchers/matcher.ts';
import { Parser } from './parser.ts';

export interface ParseLogOptions {
  /** Files inside it are reported relative to it. Default: the working directory. */
  readonly root?: string;
  /** What it can read. Default: every format there is. */
  readonly formats?: readonly Format[];
  /** Of these only some tools', by name. Default: all. */
  readonly tools?: readonly string[];
  /** Problem matchers and errorformats of your own (`parseMatchers`); they see each line before the formats do. */
  readonly matchers?: readonly Matcher[];
  /** What to call the log in `Diagnostic.log.source`. Default: `log`. */
  readonly source?: string;
}

/**
 * Reads a log and yields every diagnostic as it stands: not sampled, not deduplicated. A string is the log itself; of
 * an iterable, each item is a piece of it, cut anywhere.
 */
export async function* parseLog(
  input: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> | string,
  { root = process.cwd(), formats, tools, matchers, source = 'log' }: ParseLogOptions = {},
): AsyncGenerator<Diagnostic, void, void> {
  const parser = new Parser({
    root,
    ...(formats && { formats }),
    ...(tools && { tools }),
    ...(matchers && { matchers: { matchers } }),
  });
  for await (const piece of typeof input === 'string' ? pieces(input) : input) {
    yield* parser.push(source, typeof piece === 'string' ? Buffer.from(piece) : piece);
  }
  yield* parser.end();
}

function* pieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + pieceLength);
    // Between the halves of a surrogate pair a cut would damage both.
    if (end < text.length && /[\uD800-\uDBFF]/.test(text[end - 1] as string)) end++;
    yield text.slice(at, end);
    at = end;
  }
}

const pieceLength = 1 << 20;
