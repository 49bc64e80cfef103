import { evaluate, type Variables, variableName } from './vim-expression.ts';

export interface ScriptResult {
  /** The value that 'errorformat' has in the end. */
  readonly value: string | undefined;
  /** The line of the last statement that had a part in it. */
  readonly line: number;
  readonly compiler?: string;
}

/** Whether a text is Vim script, not a bare value. */
export function isVimScript(text: string): boolean {
  return /^\s*(?::?\s*(?:CompilerSet|set|setl|setlocal|setg|setglobal)\s+(?:\S+\s+)*(?:errorformat|efm)\s*[-+^&=]|let\s+&)/m.test(
    text,
  );
}

/**
 * Reads what a compiler script of Vim does to 'errorformat', without Vim: assignments, in order. Branches that ask for
 * what only an editor knows are taken as in an editor without any settings; where that can't be told, the first one.
 */
export function readVimScript(text: string): ScriptResult {
  const variables = new Map<string, string | readonly string[]>();
  const branches: Branch[] = [];
  let compiler: string | undefined;
  let line = 1;
  for (const statement of statementsOf(text)) {
    if (followBranch(statement.text, branches, variables) || branches.some(({ active }) => !active)) continue;
    const changed = assign(statement.text, variables);
    if (changed) line = statement.line;
    compiler = /^let\s+(?:g:|b:)?current_compiler\s*=\s*(["'])(.*)\1/.exec(statement.text)?.[2] ?? compiler;
  }
  const value = variables.get('&efm');
  return { value: typeof value === 'string' ? value : undefined, line, ...(compiler && { compiler }) };
}

interface Branch {
  active: boolean;
  /** One of its branches has been taken. */
  done: boolean;
}

/** Lines that begin with a backslash continue the one above; so does what stands in open brackets. */
function statementsOf(text: string): { text: string; line: number }[] {
  const statements: { text: string; line: number }[] = [];
  text.split(/\r?\n/).forEach((raw, index) => {
    const previous = statements.at(-1);
    const line = raw.trimStart();
    if (previous && opensList.test(firstLine(previous.text)) && isOpen(previous.text)) previous.text += `\n${line}`;
    else if (line === '' || /^(?:"|#[^{])/.test(line)) return;
    else if (line.startsWith('\\') && previous) previous.text += line.slice(1);
    else statements.push({ text: line.replace(/^:\s*/, ''), line: index + 1 });
  });
  return statements;
}

const opensList = /^(?:const|var|final|let)\s.*[[(]\s*$/;

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function isOpen(text: string): boolean {
  const bare = text.replace(/'[^']*'|"(?:[^"\\\n]|\\.)*"/g, '');
  return (bare.match(/[[(]/g)?.length ?? 0) > (bare.match(/[\])]/g)?.length ?? 0);
}

function followBranch(text: string, branches: Branch[], variables: Variables): boolean {
  const [, word = '', condition = ''] = /^(if|elseif|else|endif|en)\b\s*(.*)$/s.exec(text) ?? [];
  const current = branches.at(-1);
  if (word === 'if') {
    const active = isTrue(condition, variables);
    branches.push({ active, done: active });
  } else if (word === 'endif' || word === 'en') {
    branches.pop();
  } else if (current && word !== '') {
    current.active = !current.done && (word === 'else' || isTrue(condition, variables));
    current.done ||= current.active;
  }
  return word !== '';
}

/** In an editor without settings and plugins, on Unix. */
function isTrue(condition: string, variables: Variables): boolean {
  if (/^exists\(\s*(["']):CompilerSet\1\s*\)\s*!=\s*2/.test(condition)) return false;
  const [, negated, setting] = /^(!)?\s*exists\(\s*["'](?:[gbw]:|current_compiler)(.*)$/.exec(condition) ?? [];
  if (setting !== undefined) return negated !== undefined;
  const value = evaluate(condition, variables);
  if (value !== undefined) return value !== '0' && value !== '';
  return !/^has\(\s*["'](?:win\w*|dos\w*|vms|os2|amiga|mac\w*)["']/.test(condition);
}

function assign(text: string, variables: Map<string, string | readonly string[]>): boolean {
  const set = /^(?:CompilerSet|set|setl|setlocal|setg|setglobal)\s+(.*)$/s.exec(text)?.[1];
  if (set !== undefined) return assignOptions(set, variables);
  const command = /^exe(?:cute)?\s+(.*)$/s.exec(text)?.[1];
  if (command !== undefined) {
    const value = evaluate(command, variables);
    return typeof value === 'string' && /errorformat|efm/.test(value) && assign(value, variables);
  }
  const [, name, operator, expression = ''] =
    /^(?:let|const|var|final)?\s*(&?(?:[lgsb]:)?[\w#]+)\s*(=|\.=|\.\.=|\+=)\s*(.*)$/s.exec(text) ?? [];
  if (name === undefined) return false;
  const key = variableName(name);
  const value = evaluate(expression, variables);
  if (value === undefined) {
    if (key === '&efm') throw new Error('an expression that only Vim can work out');
    return false;
  }
  const before = variables.get(key);
  variables.set(key, operator === '=' || typeof before !== 'string' ? value : `${before}${value}`);
  return key === '&efm';
}

/** `:set` takes several options, each up to the next blank, and takes off one backslash. */
function assignOptions(text: string, variables: Map<string, string | readonly string[]>): boolean {
  let changed = false;
  for (const option of beforeBar(text).match(
    /(?:\\[\s\S]|[^\s\\]|\\$)+(?:\s+(?=[-+^]?=))?(?:[-+^]?=(?:\\[\s\S]|[^\s\\]|\\$)*)?/g,
  ) ?? []) {
    const [, operator, raw = ''] = /^(?:errorformat|efm)\s*(&|[-+^]?=)([\s\S]*)$/.exec(option) ?? [];
    if (operator === undefined) continue;
    const value = unescapeSet(raw);
    const before = variables.get('&efm');
    variables.set('&efm', combine(operator, typeof before === 'string' ? before : '', value));
    changed = true;
  }
  return changed;
}

function combine(operator: string, before: string, value: string): string {
  if (operator === '&') return defaultErrorformat;
  if (operator === '=') return value;
  if (operator === '-=') {
    return before.replace(value, '').replace(/,,+/g, ',').replace(/^,|,$/g, '');
  }
  const [first, second] = operator === '+=' ? [before, value] : [value, before];
  return [first, second].filter((part) => part !== '').join(',');
}

/** A bar or a double quote ends the command, unless a backslash precedes it, which then goes. */
function beforeBar(text: string): string {
  let kept = '';
  for (const char of text) {
    if (char !== '|' && char !== '"') kept += char;
    else if (kept.endsWith('\\')) kept = kept.slice(0, -1) + char;
    else break;
  }
  return kept;
}

export function unescapeSet(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}

/** What Vim has where nobody has set anything, on Unix. */
const defaultErrorformat = [
  '%*[^"]"%f"%*\\D%l: %m',
  '"%f"%*\\D%l: %m',
  '%-G%f:%l: (Each undeclared identifier is reported only once',
  '%-G%f:%l: for each function it appears in.)',
  '%-GIn file included from %f:%l:%c:',
  '%-GIn file included from %f:%l:%c\\,',
  '%-GIn file included from %f:%l:%c',
  '%-GIn file included from %f:%l',
  '%-G%*[ ]from %f:%l:%c',
  '%-G%*[ ]from %f:%l:',
  '%-G%*[ ]from %f:%l\\,',
  '%-G%*[ ]from %f:%l',
  '%f:%l:%c:%m',
  '%f(%l):%m',
  '%f:%l:%m',
  '"%f"\\, line %l%*\\D%c%*[^ ] %m',
  "%D%*\\a[%*\\d]: Entering directory %*[`']%f'",
  "%X%*\\a[%*\\d]: Leaving directory %*[`']%f'",
  "%D%*\\a: Entering directory %*[`']%f'",
  "%X%*\\a: Leaving directory %*[`']%f'",
  '%DMaking %*\\a in %f',
  '%f|%l| %m',
].join(',');
