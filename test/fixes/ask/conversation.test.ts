import { describe, expect, it } from 'vitest';
import type { Edit, Fix } from '../../../src/core/diagnostic.ts';
import { askForEach, type Reply } from '../../../src/fixes/ask/conversation.ts';
import { patchToEdit } from '../../../src/fixes/ask/edited-patch.ts';
import { FixPlanner, type Proposal } from '../../../src/fixes/plan.ts';
import { decodeText } from '../../../src/fixes/text-file.ts';
import { diagnostic, fingerprint } from '../../helpers/diagnostic.ts';

const source = 'one\ntwo\nthree\nfour\n';

let next = 0;
function replaceLine(line: number, length: number, newText: string, said: Partial<Fix> = {}, about = {}): Proposal {
  const edit: Edit = { file: 'a.ts', line, column: 1, endLine: line, endColumn: length + 1, newText };
  const fix: Fix = { title: newText, origin: 'rule:a', safety: 'safe', edits: [edit], ...said };
  return { fix, diagnostic: diagnostic({ fingerprint: fingerprint(++next), file: 'a.ts', line, ...about }) };
}

/** Replies in turn; a function gets the patch that is to be edited. What was asked for stands in `asked`. */
function talk(proposals: readonly Proposal[], replies: readonly (Reply | ((patch: string) => Reply))[], text = source) {
  const planner = new FixPlanner(() => ({ path: '/a.ts', file: decodeText(Buffer.from(text)) as never }));
  const conversation = askForEach(proposals, planner);
  const asked: string[] = [];
  const said: string[] = [];
  const left = [...replies];
  for (let step = conversation.next(); !step.done; ) {
    const { value } = step;
    if (value.request === 'say') said.push(value.text);
    else asked.push(value.request === 'ask' ? value.proposal.fix.title : value.request);
    const reply = value.request === 'ask' || value.request === 'edit' ? left.shift() : undefined;
    const answer = typeof reply === 'function' && value.request === 'edit' ? reply(patchToEdit(value.files)) : reply;
    step = conversation.next(answer as Reply);
  }
  const { changed, applied, refused } = planner.plan();
  return {
    text: changed.get('a.ts') ?? text,
    titles: applied.map(({ fix }) => fix.title),
    reasons: refused.map(({ reason }) => reason),
    asked,
    said,
    left: left.length,
  };
}

const three = () => [replaceLine(3, 5, 'THREE'), replaceLine(1, 3, 'ONE'), replaceLine(2, 3, 'TWO')];

describe('the questions', () => {
  it('go through a file from top to bottom; y applies, n leaves out', () => {
    const { text, asked, reasons } = talk(three(), ['y', 'n', 'Y ']);
    expect(asked).toEqual(['ONE', 'TWO', 'THREE']);
    expect(text).toBe('ONE\ntwo\nTHREE\nfour\n');
    expect(reasons).toEqual(['declined']);
  });

  it('end with q: what was accepted stays, the rest is left out', () => {
    const { text, asked, reasons } = talk(three(), ['y', 'q']);
    expect([text, asked, reasons]).toEqual(['ONE\ntwo\nthree\nfour\n', ['ONE', 'TWO'], ['declined', 'declined']]);
  });

  it('end in the same way when the person has gone', () => {
    expect(talk(three(), ['y', undefined]).titles).toEqual(['ONE']);
  });

  it('are no more for a rule behind a', () => {
    const others = [replaceLine(4, 4, 'FOUR', { origin: 'rule:b' }), ...three()];
    expect(talk(others, ['a', 'n'])).toMatchObject({ asked: ['ONE', 'FOUR'], titles: ['ONE', 'TWO', 'THREE'] });
  });

  it('are no more for one code of a compiler behind a, and only of the same safety', () => {
    const compiler = (line: number, title: string, code: string, safety: Fix['safety'] = 'safe') =>
      replaceLine(line, source.split('\n')[line - 1]?.length ?? 0, title, { origin: 'compiler', safety }, { code });
    const proposals = [
      compiler(1, 'ONE', 'A'),
      compiler(2, 'TWO', 'A'),
      compiler(3, 'THREE', 'B'),
      compiler(4, 'FOUR', 'A', 'unsafe'),
    ];
    expect(talk(proposals, ['a', 'n', 'n'])).toMatchObject({ asked: ['ONE', 'THREE', 'FOUR'], titles: ['ONE', 'TWO'] });
  });

  it('leave out what conflicts with something accepted, and come to it when that was declined', () => {
    const both = () => [replaceLine(1, 3, 'ONE'), replaceLine(1, 3, 'uno')];
    expect(talk(both(), ['y'])).toMatchObject({ titles: ['ONE'], reasons: ['conflict'], left: 0 });
    expect(talk(both(), ['n', 'y'])).toMatchObject({ titles: ['uno'], reasons: ['declined'], left: 0 });
  });

  it('come again after an explanation, also for what is not understood', () => {
    expect(talk([replaceLine(1, 3, 'ONE')], ['?', 'yes please', '', 'y']).asked).toEqual([
      ...['ONE', 'explain', 'ONE', 'explain', 'ONE', 'explain', 'ONE'],
    ]);
  });
});

describe('an edited fix', () => {
  const edited = (change: (patch: string) => string, text = source) =>
    talk([replaceLine(2, 3, 'TWO')], ['e', change, 'n'], text);

  it('is applied as it was saved', () => {
    const { text, titles, said } = edited((patch) => patch.replace('+TWO', '+zwei\n+deux'));
    expect([text, titles, said]).toEqual(['one\nzwei\ndeux\nthree\nfour\n', ['TWO (edited)'], []]);
  });

  it('keeps the line ends of the file', () => {
    expect(edited((patch) => patch.replace('+TWO', '+zwei'), source.replaceAll('\n', '\r\n')).text).toBe(
      'one\r\nzwei\r\nthree\r\nfour\r\n',
    );
  });

  it('may keep the old line and add one, or only remove it', () => {
    expect(edited((patch) => patch.replace('-two', ' two')).text).toBe('one\ntwo\nTWO\nthree\nfour\n');
    expect(edited((patch) => patch.replace('+TWO\n', '')).text).toBe('one\nthree\nfour\n');
  });

  it('may be at the end of a file without a line end', () => {
    const last = (change: (patch: string) => string) =>
      talk([replaceLine(2, 3, 'TWO')], ['e', change, 'n'], 'one\ntwo').text;
    expect(last((patch) => patch.replace('+TWO\n', ''))).toBe('one');
    expect(last((patch) => patch.replace('-two', ' two'))).toBe('one\ntwo\nTWO');
  });

  it('may hold lines that look like headings of a patch', () => {
    const text = 'one\n-- two\nthree\n';
    const change = (patch: string) => patch.replace('+TWO', '+++ TWO');
    expect(talk([replaceLine(2, 6, 'TWO')], ['e', change], text).text).toBe('one\n++ TWO\nthree\n');
  });

  it('may have lost the blank of an empty line to an editor', () => {
    const change = (patch: string) => patch.replace(/^ $/m, '').replace('+TWO', '+zwei');
    expect(talk([replaceLine(2, 3, 'TWO')], ['e', change], 'one\ntwo\n\nthree\n').text).toBe('one\nzwei\n\nthree\n');
  });

  it.each([
    [
      'does not fit the file',
      (patch: string) => patch.replace(' one', ' other'),
      /line 1 of a\.ts says something else/,
    ],
    ['is no patch', (patch: string) => patch.replace('-two', '*two'), /begins with "\*"/],
    ['changes nothing any more', () => '', /changes nothing/],
    ['has more files', (patch: string) => patch + patch, /more files/],
  ])('that %s is said so, and asked for again', (_, change, words) => {
    const { text, said, asked } = edited(change);
    expect([text, asked]).toEqual([source, ['TWO', 'edit', 'TWO']]);
    expect(said[0]).toMatch(words);
  });

  it('that nobody wanted to save is asked for again', () => {
    expect(talk([replaceLine(2, 3, 'TWO')], ['e', undefined, 'y'])).toMatchObject({ titles: ['TWO'], said: [] });
  });
});
