import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/formats/index.ts';
import { parseLog } from '../../src/parser/parse-log.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Every example of a format that holds JSON, in lines or as a whole. */
const examples = formats.flatMap(({ name, rules }) =>
  rules.flatMap(({ examples: of }) =>
    of.map(({ log }) => ({ name, log })).filter(({ log }) => jsonLines(log).length > 0),
  ),
);

it('there are some', () => expect(new Set(examples.map(({ name }) => name)).size).toBeGreaterThan(8));

describe('JSON of which something is missing, or is something else', () => {
  it.each(examples)('is read or passed over: $name, $log', async ({ log }) => {
    const change = fc.record({
      place: fc.nat(),
      value: fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        let text = log;
        for (const [from, to] of jsonLines(log)) {
          const broken = changes.reduce<Json | undefined>(
            (json, { place, value }) => changed(json, place, value as Json),
            JSON.parse(from),
          );
          text = text.replace(from, () => to(JSON.stringify(broken) ?? ''));
        }
        for await (const { message } of parseLog([Buffer.from(`${text}\n`)])) expect(typeof message).toBe('string');
      }),
      { numRuns: 200 },
    );
  });
});

/** The pieces of JSON in a log, and how a piece is written there. */
function jsonLines(log: string): (readonly [string, (json: string) => string])[] {
  const whole = parsed(log);
  if (whole !== undefined) return [[log, (json) => json]];
  return log
    .split('\n')
    .flatMap((line) => (parsed(line) === undefined ? [] : [[line, (json: string) => json] as const]));
}

function parsed(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** With another value, or none, at the place of that number; places are counted from the outside. */
function changed(json: Json | undefined, place: number, value: Json | undefined): Json | undefined {
  const places: { holder: Json[] | { [key: string]: Json }; key: string }[] = [];
  const walk = (node: Json | undefined) => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      places.push({ holder: node, key });
      walk((node as { [key: string]: Json })[key]);
    }
  };
  walk(json);
  const found = places[place % Math.max(1, places.length)];
  if (!found) return value;
  if (value === undefined) delete (found.holder as { [key: string]: Json })[found.key];
  else (found.holder as { [key: string]: Json })[found.key] = structuredClone(value);
  return json;
}
