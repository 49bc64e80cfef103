import { describe, expect, it } from 'vitest';
import { formats } from '../../src/formats/index.ts';
import { explainLine } from '../../src/parser/explain-line.ts';

describe('who wants a line', () => {
  it('tells the rules that looked, surest first, and who has claimed it', async () => {
    const { looked, claimedBy } = await explainLine('a.py:3:1: E501 line too long', formats);
    expect(claimedBy).toEqual(['flake8']);
    expect(looked.filter(({ verdict }) => verdict === 'matches').map(({ tool, claim }) => [tool, claim])).toEqual([
      ['flake8', 'shared'],
      ['gnu', 'generic'],
    ]);
  });

  it('sees the line as the rules do: without colours and without the stamp of a CI system', async () => {
    const { text, claimedBy } = await explainLine(
      '2026-01-01T10:00:00.123Z \x1b[31ma.c:3:1: error: unknown type name ‘foo’\x1b[0m',
      formats,
    );
    expect(text).toBe('a.c:3:1: error: unknown type name ‘foo’');
    expect(claimedBy).toEqual(['gcc']);
  });

  it('says that a row needs the line above, and takes that line with it', async () => {
    const row = '  46:3   ✖  Unexpected shorthand      shorthand-property';
    const alone = await explainLine(row, formats);
    expect(alone.looked.find(({ tool }) => tool === 'stylelint')?.verdict).toBe('needs the line above');
    expect((await explainLine(`a.css\n${row}`, formats)).claimedBy).toEqual(['stylelint']);
  });

  it('tells that nobody looks at a line without a trigger', async () => {
    expect(await explainLine('hello', formats)).toMatchObject({ looked: [], claimedBy: [] });
  });
});
