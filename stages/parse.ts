/** Bytes of logs to diagnostics. */

import type { LogChunk } from '../src/core/chunk.ts';
import type { Diagnostic } from '../src/core/diagnostic.ts';
import type { Format } from '../src/core/format.ts';
import { defineStage } from '../src/core/stage.ts';
import { formats as builtIn } from '../src/formats/index.ts';
import type { LogPiece } from '../src/parser/log-events.ts';
import { Parser, type ParseTotals } from '../src/parser/parser.ts';
import type { UserMatchersOptions } from '../src/parser/user-matchers.ts';

export interface ParseOptions {
  /** Only these tools' formats, by name. Empty: all. */
  readonly tools: readonly string[];
  /** Formats of the user's own beside the built-in ones. */
  readonly formats: readonly Format[];
  /** Problem matchers and errorformats of the user's own. */
  readonly matchers?: Omit<UserMatchersOptions, 'onSetAside'>;
  /** What to call a log whose bytes come without a name. */
  readonly source: string;
  /** How many logs may be read at the same time: 1 where one follows the other. */
  readonly openLogs: number;
  /** Told of bytes that nobody looks at any more, so that they may be overwritten. */
  readonly onSpent?: (bytes: Uint8Array) => void;
  /** Handed the parser before it reads anything, for whoever saves what it knows. */
  readonly onParser?: (parser: Parser) => void;
  /** Told what was read, behind every chunk and at the end. */
  readonly onProgress?: (totals: ParseTotals) => void;
}

export const parse = defineStage<LogChunk | LogPiece | Uint8Array | string, Diagnostic, ParseOptions>({
  name: 'parse',
  defaults: { tools: [], formats: [], source: 'stdin', openLogs: 1 },
  waiting: 2,
  create({ tools, formats, matchers, source, openLogs, onProgress, onSpent, onParser }, { root, logger }, drop) {
    const parser = new Parser({
      root,
      openLogs,
      ...(tools.length > 0 && { tools }),
      ...(formats.length > 0 && { formats: [...builtIn, ...formats] }),
      ...(matchers && {
        matchers: {
          ...matchers,
          onSetAside: (name, reason) =>
            logger.warn({ matcher: name, reason }, 'a matcher takes too long and is set aside'),
        },
      }),
      onCut(source, line) {
        drop('line-too-long');
        logger.warn({ source, line }, 'a line is longer than the limit; what follows the limit was not read');
      },
      onRecap: () => drop('recap'),
    });
    onParser?.(parser);
    function done(found: Diagnostic[], bytes?: Uint8Array): Diagnostic[] {
      const { totals } = parser;
      onProgress?.(totals);
      // An open diagnostic may ask for the line before each of its own.
      if (bytes && !totals.open) onSpent?.(bytes);
      return found;
    }
    return {
      transform(chunk) {
        if (typeof chunk === 'string') return done(parser.push(source, Buffer.from(chunk)));
        if (chunk instanceof Uint8Array) return done(parser.push(source, chunk), chunk);
        if ('events' in chunk) return done(parser.take(chunk));
        return done(parser.push(chunk.source, chunk.bytes), chunk.bytes);
      },
      flush: () => done(parser.end()),
    };
  },
});
