/** Bytes of logs to diagnostics. */

import type { LogChunk } from '../src/core/chunk.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import { defineStage } from '../src/core/stage.ts';
import { Parser } from '../src/parser/parser.ts';

export interface ParseOptions {
  /** Only these tools' formats, by name. Empty: all. */
  readonly tools: readonly string[];
  /** What to call a log whose bytes come without a name. */
  readonly source: string;
}

export const parse = defineStage<LogChunk | Uint8Array | string, Diagnostic, ParseOptions>({
  name: 'parse',
  defaults: { tools: [], source: 'stdin' },
  waiting: 2,
  create({ tools, source }, { root, logger }, drop) {
    const parser = new Parser({
      root,
      ...(tools.length > 0 && { tools }),
      onCut(source, line) {
        drop('line-too-long');
        logger.warn({ source, line }, 'a line is longer than the limit; what follows the limit was not read');
      },
      onRecap: () => drop('recap'),
    });
    return {
      transform(chunk) {
        if (typeof chunk === 'string') return parser.push(source, Buffer.from(chunk));
        return chunk instanceof Uint8Array ? parser.push(source, chunk) : parser.push(chunk.source, chunk.bytes);
      },
      flush: () => parser.end(),
    };
  },
});
