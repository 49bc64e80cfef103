import { describe, expect, it } from 'vitest';
import { alignMarks } from '../../../src/formats/shared/screen-columns.ts';

describe('marks below wide characters', () => {
  it.each([
    ['stay below ASCII', 'let x = y;', '    ^ help: z', '    ^ help: z'],
    ['move to the left behind CJK', '名 = x', '     ^', '    ^'],
    ['stay behind emoji of two units', '"🎉" x', '     ^', '     ^'],
    ['shrink below what is wide', '名前 x', '^^^^', '^^'],
    ['go with what is said behind them', '名 = x; 日本', '     ^ help: 名', '    ^ help: 名'],
    ['count no cells for what combines', 'e\u0301 x', '  ^', '   ^'],
    ['may stand behind the end', '名', '  +', ' +'],
  ])('%s', (_, source, row, aligned) => {
    expect(alignMarks(source, row)).toBe(aligned);
  });

  it.each([
    ['one begins in the middle of a character', '名 x', ' ^'],
    ['one ends in the middle of a character', '名 x', '^'],
    ['the width is disputed: a flag', '🇩🇪 x', '     ^'],
    ['the width is disputed: a family', '👨\u200d👩 x', '      ^'],
  ])('are nowhere where %s', (_, source, row) => {
    expect(alignMarks(source, row)).toBeUndefined();
  });
});
