/** What stands in Vim's `[]`, from behind its opening bracket. Nothing where no bracket closes it. */
export function readCollection(text: string, from: number): { source: string; end: number } | undefined {
  let at = from;
  const negated = text[at] === '^';
  if (negated) at += 1;
  let source = '';
  const first = at;
  for (;;) {
    const char = text[at];
    if (char === undefined) return undefined;
    if (char === ']' && at > first) break;
    const [length, member] = readMember(text, at);
    source += member;
    at += length;
  }
  return { source: `[${negated ? '^' : ''}${source}]`, end: at + 1 };
}

function readMember(text: string, at: number): readonly [number, string] {
  const rest = text.slice(at, at + 16);
  const name = /^\[:(\w+):\]/.exec(rest);
  if (name?.[1] && Object.hasOwn(posixClasses, name[1])) return [name[0].length, posixClasses[name[1]] ?? ''];
  const code = /^\\(?:d(\d+)|o([0-7]{1,4})|x([\da-fA-F]{1,2})|u([\da-fA-F]{1,4}))/.exec(rest);
  if (code) {
    const [all, decimal, octal, short, long] = code;
    const value = decimal ? Number(decimal) : Number.parseInt(octal ?? short ?? long ?? '0', octal ? 8 : 16);
    return [all.length, `\\u${value.toString(16).padStart(4, '0')}`];
  }
  const control = /^\\([etrbn])/.exec(rest)?.[1];
  if (control) return [2, { e: '\\x1b', t: '\\t', r: '\\r', b: '\\x08', n: '\\n' }[control] ?? ''];
  const escaped = /^\\([\\\]^-])/.exec(rest)?.[1];
  if (escaped) return [2, `\\${escaped}`];
  // A minus makes a range here as there; any other character stands for itself.
  const [char = ''] = rest;
  return [1, /[\\[\]^]/.test(char) ? `\\${char}` : char];
}

const posixClasses: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '\\d',
  alnum: 'A-Za-z\\d',
  lower: 'a-z',
  upper: 'A-Z',
  punct: '!-/:-@\\[-`{-~',
  space: '\\t-\\r ',
  blank: ' \\t',
  xdigit: '\\dA-Fa-f',
  cntrl: '\\x00-\\x1f\\x7f',
  print: ' -~\\u00a0-\\uffff',
  graph: '!-~',
  return: '\\r',
  tab: '\\t',
  escape: '\\x1b',
  backspace: '\\x08',
  ident: '\\w',
  keyword: '\\w\\u00c0-\\uffff',
  fname: '\\w/.\\-+,#$%~=',
};
