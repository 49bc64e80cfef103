import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Format, FormatRule } from '../../src/core/format.ts';
import { type Assembled, Assembler } from '../../src/parser/assembler.ts';
import { LineScanner } from '../../src/parser/scanner.ts';
import { compileTriggers } from '../../src/parser/triggers.ts';

type Rule = Partial<FormatRule> & Pick<FormatRule, 'match'>;

/** What comes of a log by these rules; each rule is a format of its own with the triggers `!` and `tool`. */
function assemble(log: string, ...rules: Rule[]): Assembled[] {
  const formats = rules.map(
    (rule, i): Format => ({
      name: `tool${i}`,
      title: 'a tool',
      url: 'https://example.com',
      columnUnit: 'utf16',
      rules: [{ triggers: ['!!', 'tool'], examples: [], ...rule }],
    }),
  );
  const triggers = compileTriggers(formats, []);
  const found: Assembled[] = [];
  const assembler = new Assembler({ triggers, observe: () => false, emit: (one) => found.push(one), cut() {} });
  const scanner = new LineScanner(triggers, assembler);
  scanner.push(Buffer.from(log));
  scanner.end();
  assembler.end();
  return found;
}

const messages = (found: readonly Assembled[]) => found.map(({ draft: { tool, message } }) => [tool, message]);
const where = (found: readonly Assembled[]) => found.map(({ log: { line, lines } }) => [line, lines]);

const head = /^!! (?<message>.*)$/;
const indented: Block = { continues: (line) => (line.startsWith(' ') ? 'yes' : 'no') };
/** All lines of the block as the message. */
const whole: Rule = { match: head, block: indented, read: (lines) => ({ message: lines.join('|') }) };

describe('a line', () => {
  it('goes to the first rule that matches it', () => {
    expect(messages(assemble('!! a\nfine\n', { match: /^!! b/ }, { match: head }, { match: head }))).toEqual([
      ['tool1', 'a'],
    ]);
  });

  it('goes to a last resort only if no other rule matches', () => {
    const general: Rule = { match: head, claim: 'generic' };
    expect(messages(assemble('!! a\n!! b\n', general, { match: /^!! (?<message>b)$/ }))).toEqual([
      ['tool0', 'a'],
      ['tool1', 'b'],
    ]);
  });

  it('is read without colours and prefix, and its place is that of the whole line', () => {
    const found = assemble('first\n2024-05-22T12:43:46.9626460Z \u001b[1m!!\u001b[0m a\n', { match: head });
    expect(found).toMatchObject([{ draft: { message: 'a' }, log: { line: 2, lines: 1, offset: 6 } }]);
  });
});

describe('the groups of a match', () => {
  const match =
    /^!! (?<file>[^:]+):(?<line>\d+):(?<column>\d+):(?<endLine>\d+):(?<endColumn>\d+) (?<severity>\w+) (?<code>\w+) (?<step>\w+) (?<message>.*)$/;

  it('become fields', () => {
    expect(assemble('!! a.c:1:2:3:4 warning C1 all  text \n', { match })[0]?.draft).toEqual({
      tool: 'tool0',
      file: 'a.c',
      line: 1,
      column: 2,
      endLine: 3,
      endColumn: 4,
      columnUnit: 'utf16',
      severity: 'warning',
      code: 'C1',
      step: 'all',
      message: 'text',
    });
  });

  it('are left out where no file can have such a number', () => {
    const { draft } = assemble('!! a.c:99999999999999999999:0:2147483648:1 error C1 all x\n', {
      match,
    })[0] as Assembled;
    const none = { line: undefined, column: undefined, endLine: undefined, columnUnit: undefined };
    expect(draft).toMatchObject({ file: 'a.c', endColumn: 1, ...none });
    for (const field of Object.keys(none)) expect(JSON.parse(JSON.stringify(draft))).not.toHaveProperty(field);
  });

  it.each([
    ['warning', 'warning'],
    ['Warn', 'warning'],
    ['WARNING', 'warning'],
    ['note', 'info'],
    ['Info', 'info'],
    ['fatal', 'error'],
    ['x', 'error'],
  ])('say with %j how severe it is', (word, severity) => {
    expect(assemble(`!! ${word}\n`, { match: /^!! (?<severity>.*)$/ })[0]?.draft.severity).toBe(severity);
  });

  it('are overruled by the severity of the rule', () => {
    const match = /^!! (?<severity>.*)$/;
    expect(assemble('!! error\n', { match, severity: 'info' })[0]?.draft.severity).toBe('info');
    expect(assemble('!! STYLE\n', { match, severity: { style: 'info' } })[0]?.draft.severity).toBe('info');
  });
});

describe('a block', () => {
  it('takes the lines that belong to it, up to the first that does not', () => {
    const found = assemble('!! a\n b\n c\nd\n e\n', whole);
    expect(messages(found)).toEqual([['tool0', '!! a| b| c']]);
    expect(where(found)).toEqual([[1, 3]]);
  });

  it('ends with the log', () => {
    expect(messages(assemble('!! a\n b', whole))).toEqual([['tool0', '!! a| b']]);
  });

  it('ends with a line that says so', () => {
    const block: Block = { continues: (line) => (line === 'end' ? 'last' : 'yes') };
    expect(messages(assemble('!! a\nb\nend\n!! c\n', { ...whole, block }))).toEqual([
      ['tool0', '!! a|b|end'],
      ['tool0', '!! c'],
    ]);
  });

  it('ends when it is as long as it may be', () => {
    const block: Block = { continues: () => 'yes', maxLines: 2 };
    expect(messages(assemble('!! a\n!! b\n!! c\n', { ...whole, block }))).toEqual([
      ['tool0', '!! a|!! b'],
      ['tool0', '!! c'],
    ]);
  });

  it('ends before a line that begins the next one', () => {
    expect(where(assemble('!! a\n b\n!! c\n d\n e\n', whole))).toEqual([
      [1, 2],
      [3, 3],
    ]);
  });

  const until = (patience?: number): Rule => ({
    ...whole,
    block: {
      continues: (line) => (line === 'yes' ? 'yes' : line === 'no' ? 'no' : 'maybe'),
      ...(patience !== undefined && { patience }),
    },
  });
  const other: Rule = { match: /^tool (?<message>.*)$/ };

  it('holds lines back until a later one decides that they belong', () => {
    expect(messages(assemble('!! a\ntool b\nyes\nno\n', until(), other))).toEqual([['tool0', '!! a|tool b|yes']]);
  });

  it('gives lines back when a later one decides that they do not', () => {
    const found = assemble('!! a\ntool b\ntool c\nno\n', until(), other);
    expect(messages(found)).toEqual([
      ['tool0', '!! a'],
      ['tool1', 'b'],
      ['tool1', 'c'],
    ]);
    expect(where(found)).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ]);
  });

  it('gives lines back when the log ends, or when there are too many', () => {
    expect(messages(assemble('!! a\ntool b', until(), other))).toHaveLength(2);
    expect(messages(assemble('!! a\ntool b\ntool c\nyes\n', until(1), other))).toEqual([
      ['tool0', '!! a'],
      ['tool1', 'b'],
      ['tool1', 'c'],
    ]);
  });
});

describe('what a rule reads', () => {
  it('may be nothing: the lines are claimed and said to nobody', () => {
    const silent: Rule = { ...whole, read: () => [] };
    expect(assemble('!! a\n tool\n', silent, { match: /tool/ }, { match: head })).toEqual([]);
  });

  it('may be several, each with its own place', () => {
    const each: Rule = {
      ...whole,
      read: (lines) => lines.slice(1).map((line, i) => ({ message: line.trim(), span: [i + 1, i + 1] })),
    };
    const found = assemble('fine\n!! a\n b\n c\n', each);
    expect(messages(found)).toEqual([
      ['tool0', 'b'],
      ['tool0', 'c'],
    ]);
    expect(found.map(({ log }) => log)).toEqual([
      { line: 3, lines: 1, offset: 10 },
      { line: 4, lines: 1, offset: 13 },
    ]);
    expect(found[0]?.draft).not.toHaveProperty('span');
  });

  it('may be a refusal: the first line goes to the rules behind it, the others to all', () => {
    const declining: Rule = { ...whole, read: () => null };
    const found = assemble('!! a\n tool b\n tool c\n', declining, { match: head }, { match: /^ tool (?<message>.*)$/ });
    expect(messages(found)).toEqual([
      ['tool1', 'a'],
      ['tool2', 'b'],
      ['tool2', 'c'],
    ]);
  });

  it('may be a refusal of a single line', () => {
    expect(messages(assemble('!! a\n', { match: head, read: () => null }, { match: head }))).toEqual([['tool1', 'a']]);
  });

  it('loses no line and repeats none, however blocks end and refuse', () => {
    const answers = ['yes', 'no', 'maybe', 'last'] as const;
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('!! head', 'tool row', 'plain'), { maxLength: 30 }),
        fc.infiniteStream(fc.constantFrom(...answers)),
        fc.integer({ min: 0, max: 4 }),
        (lines, stream, patience) => {
          const refusing = (): Rule => ({
            match: head,
            block: { continues: () => stream.next().value as (typeof answers)[number], patience, maxLines: 5 },
            read: () => null,
          });
          const log = lines.map((line, i) => `${line} ${i}\n`).join('');
          const found = assemble(log, refusing(), refusing(), { match: /^(?:!! head|tool row) (?<message>\d+)$/ });
          const wanted = lines.flatMap((line, i) => (line === 'plain' ? [] : [String(i)]));
          expect(found.map(({ draft }) => draft.message)).toEqual(wanted);
        },
      ),
    );
  });
});

describe('a heading', () => {
  const row: Rule = { match: /^!! (?<message>.*)$/, heading: /^== (?<file>.*)$/ };

  it('stands directly above the rows that share it', () => {
    expect(assemble('== a.js\n!! one\n!! two\n', row).map(({ draft }) => [draft.file, draft.message])).toEqual([
      ['a.js', 'one'],
      ['a.js', 'two'],
    ]);
  });

  it('changes with the next one', () => {
    expect(assemble('== a.js\n!! one\n== b.js\n!! two\n', row).map(({ draft }) => draft.file)).toEqual([
      'a.js',
      'b.js',
    ]);
  });

  it('is needed', () => {
    expect(assemble('!! one\n', row)).toEqual([]);
    expect(assemble('== a.js\nsomething else\n!! one\n', row)).toEqual([]);
  });

  it('holds over rows of several lines', () => {
    const found = assemble('== a.js\n!! one\n more\n!! two\n!! three\n', { ...row, block: indented });
    expect(found.map(({ draft }) => [draft.file, draft.message])).toEqual([
      ['a.js', 'one'],
      ['a.js', 'two'],
      ['a.js', 'three'],
    ]);
  });

  it('may have colours', () => {
    expect(assemble('\u001b[4m== a.js\u001b[24m\n!! one\n', row)[0]?.draft.file).toBe('a.js');
  });
});

describe('outputs that are mixed', () => {
  it('keep a block whole in each lane', () => {
    const log = '#1 0.1 !! a\n#2 0.1 !! b\n#1 0.2  a2\n#2 0.2  b2\n#1 0.3 end\n#2 0.3 end\n';
    expect(messages(assemble(log, whole))).toEqual([
      ['tool0', '!! a| a2'],
      ['tool0', '!! b| b2'],
    ]);
  });

  it('do not wait for a lane that has fallen silent', () => {
    const log = `#1 0.1 !! a\n${'plain\n'.repeat(300)}#1 9.9  too late\n`;
    const found = assemble(log, whole);
    expect(messages(found)).toEqual([['tool0', '!! a']]);
  });

  it('keep every block whole however they are interleaved', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 }), (turns) => {
        const counters = [0, 0, 0, 0];
        const log = turns.map((lane) => {
          const at = counters[lane] ?? 0;
          counters[lane] = at + 1;
          return `#${lane} 0.1 ${at % 3 === 0 ? `!! ${lane}` : ` ${lane}`}\n`;
        });
        const found = assemble(log.join(''), whole);
        for (const [, message] of messages(found)) expect(new Set(message?.match(/\d/g)).size).toBe(1);
        expect(found).toHaveLength(counters.reduce((sum, count) => sum + Math.ceil(count / 3), 0));
      }),
    );
  });
});

describe('two rules that are equally sure', () => {
  const shared = (tool: string): Format => ({
    name: tool,
    title: tool,
    url: '',
    columnUnit: 'byte',
    rules: [
      {
        triggers: ['error'],
        claim: 'shared',
        match: /^(?<file>\S+):(?<line>\d+): error: (?<message>.*)$/,
        examples: [],
      },
    ],
  });
  const mark: Format = {
    name: 'second',
    title: '',
    url: '',
    columnUnit: 'byte',
    rules: [{ triggers: ['second!'], match: /^second! (?<message>.*)$/, examples: [] }],
  };
  const formats = [shared('first'), { ...mark, rules: [...mark.rules, ...shared('second').rules] }];
  const tools = (log: string, command?: string) => {
    const triggers = compileTriggers(formats, []);
    const found: Assembled[] = [];
    const assembler = new Assembler({
      triggers,
      observe: () => false,
      emit: (one) => found.push(one),
      cut() {},
      ...(command && { command: () => command }),
    });
    const scanner = new LineScanner(triggers, assembler);
    scanner.push(Buffer.from(log));
    scanner.end();
    assembler.end();
    return found.map(({ draft }) => draft.tool);
  };
  const row = 'a.x:3: error: odd\n';

  it('are told apart by who spoke last', () => {
    expect(tools(`second! hello\n${row}`)).toEqual(['second', 'second']);
    expect(tools(row)).toEqual(['first']);
  });

  it('are told apart by the step that was begun', () => {
    expect(tools(row, 'Run npx second src')).toEqual(['second']);
  });
});
