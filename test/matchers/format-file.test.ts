import { describe, expect, it } from 'vitest';
import { isFormatFile, parseFormatFile } from '../../src/matchers/format-file.ts';
import { parseLog } from '../../src/parser/parse-log.ts';

const good = `
name: mytool
rules:
  - triggers: [MYTOOL]
    match: '^MYTOOL (?<severity>bad|odd) (?<file>[^:]+):(?<line>\\d+) (?<message>.*)$'
    severity: { bad: error, odd: warning }
    block: { continues: '^\\s+\\S', last: '^END$' }
    examples:
      - log: MYTOOL odd a.c:3 hello
        gives: [{ severity: warning }]
`;

const continuation = "'^\\s+\\S'";

describe('a format file', () => {
  it('reads logs as a built-in format does', async () => {
    const found = [];
    const format = parseFormatFile(good, 'mytool.yaml');
    for await (const each of parseLog('MYTOOL odd a.c:3 hello\n  world\nMYTOOL bad b.c:9 x\n', {
      root: '/',
      formats: [format],
    }))
      found.push(each);
    expect(found).toMatchObject([
      { tool: 'mytool', severity: 'warning', file: 'a.c', line: 3, message: 'hello\nworld' },
      { severity: 'error', file: 'b.c', line: 9, message: 'x' },
    ]);
  });

  it('may be JSON', () => {
    const json = '{"name": "a", "rules": [{"triggers": ["abcd"], "match": "^abcd$", "examples": []}]}';
    expect(isFormatFile(json, 'a.json')).toBe(true);
    expect(parseFormatFile(json, 'a.json')).toMatchObject({ name: 'a', title: 'a', columnUnit: 'character' });
  });

  it.each([
    ['broken YAML', 'name: [a', 'a.yaml:1:'],
    ['a key that is not known', good.replace('triggers:', 'trigers:'), 'a.yaml:4:'],
    ['a missing match', 'name: a\nrules:\n  - triggers: [abcd]\n    examples: []\n', 'a.yaml:3:'],
    [
      'a bad pattern',
      good.replace(continuation, () => "'('"),
      'a.yaml:7:25: rules.0.block.continues: Invalid regular expression',
    ],
    [
      'a pattern that could stall',
      good.replace(continuation, () => "'^(a+)+$'"),
      'a.yaml:7:25: rules.0.block.continues: its time grows',
    ],
  ])('that holds %s is refused with its place', (_, text, message) => {
    expect(() => parseFormatFile(text, 'a.yaml')).toThrow(
      expect.objectContaining({ code: 'BUILDFIX_CONFIG_INVALID', message: expect.stringContaining(message) }),
    );
  });

  it('is told from matchers of others', () => {
    expect(isFormatFile(good, 'a.yml')).toBe(true);
    expect(isFormatFile('{"problemMatcher": []}', 'a.json')).toBe(false);
    expect(isFormatFile('%f:%l: %m', 'a.efm')).toBe(false);
  });
});
