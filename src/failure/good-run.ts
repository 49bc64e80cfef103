import { normalizeMessage } from '../parser/fingerprint.ts';
import { Sketch } from './sketch.ts';

/** What a run that came through said, remembered without its text: about 260 KB, however long its log was. */
export class GoodRun {
  /** Of `bytes`. */
  static readonly size = 2 * Sketch.size;
  readonly #lines: Sketch;
  readonly #passed: Sketch;

  constructor(lines = new Sketch(), passed = new Sketch()) {
    this.#lines = lines;
    this.#passed = passed;
  }

  /** Throws RangeError for what `bytes` did not give. */
  static from(bytes: Uint8Array): GoodRun {
    if (bytes.length !== GoodRun.size)
      throw new RangeError(`A good run has ${GoodRun.size} bytes, not ${bytes.length}`);
    return new GoodRun(new Sketch(bytes.subarray(0, Sketch.size)), new Sketch(bytes.subarray(Sketch.size)));
  }

  bytes(): Uint8Array {
    return Buffer.concat([this.#lines.bytes(), this.#passed.bytes()]);
  }

  /** A line that speaks of a failure, and did no harm. */
  addLine(text: string): void {
    this.#lines.add(normalizeMessage(text.trim()));
  }

  addPassed(text: string): void {
    const name = testName(text);
    if (name) this.#passed.add(name);
  }

  hasLine(text: string): boolean {
    return this.#lines.count(normalizeMessage(text.trim())) > 0;
  }

  /** The test that this line says failed has passed there. */
  hasPassed(text: string): boolean {
    const name = testName(text);
    return name !== '' && this.#passed.count(name) > 0;
  }
}

/** What is left of a line about a test without its result, its duration and its marks. */
function testName(text: string): string {
  return text
    .replace(results, ' ')
    .replace(/\(?\b\d+(?:[.,]\d+)? ?(?:ms|s|sec|seconds|min)\b\)?/g, ' ')
    .replace(/[^\p{L}\p{N}_$./:#-]+/gu, ' ')
    .replace(/^[\s\d.:-]+|[\s.:-]+$/g, '');
}

const results =
  /--- (?:FAIL|PASS|SKIP):|\b(?:not ok|ok) \d+\b|\b(?:FAIL(?:ED|URE)?|PASS(?:ED)?|OK|ok|ERROR|SUCCESS)\b|<<<|[✓✔√✗✘✕×✖●]/g;

/** In the lines that say that a test has passed one of these stands. */
export const passedWords: readonly string[] = ['--- PASS', 'PASSED', '✓', '✔', '√', 'ok ', ' ok', ' OK', 'PASS'];
