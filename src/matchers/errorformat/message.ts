import type { ColumnUnit, Draft, Severity } from '../../core/diagnostic.ts';
import { draftOf } from '../fields.ts';
import type { Part } from './part.ts';

/** What lines have said so far about one problem. */
export class Message {
  readonly first: number;
  last: number;
  file: string | undefined;
  /** The file has got its folder. */
  placed = false;
  readonly #texts: string[] = [];
  readonly #firstLine: string;
  #type = '';
  #values: Readonly<Record<string, string>> = {};
  #column: { readonly value: string; readonly unit: ColumnUnit } | undefined;

  constructor(part: Part, match: RegExpExecArray, text: string, now: number) {
    this.first = now;
    this.last = now;
    this.#firstLine = text;
    this.add(part, match, text);
    // An item in the line says more than the prefix of its pattern.
    if (this.#type === '' && /[EWIN]/.test(part.prefix)) this.#type = part.prefix;
  }

  /** Whether the line has something to add. What is known already stays; messages are put together. */
  add(part: Part, { groups = {} }: Pick<RegExpExecArray, 'groups'>, text: string): boolean {
    const message = part.flag === '+' ? text : groups.m;
    if (message?.trim()) this.#texts.push(message.trimEnd());
    this.#type ||= groups.t?.trim() ?? '';
    this.file ??= groups.f?.trimStart() || undefined;
    this.#column ??= columnOf(groups);
    this.#values = { ...defined(groups), ...this.#values };
    return part.flag === '+' || Object.values(groups).some((value) => value !== undefined);
  }

  /** A line that names no place and no kind, only some text, is no problem. */
  get isProblem(): boolean {
    return this.file !== undefined || this.#type !== '' || this.#values.l !== undefined || this.#values.n !== undefined;
  }

  draft(tool: string): Draft {
    const { l: line, e: endLine, k: endColumn, n: code, s: quoted, o: step } = this.#values;
    const message = this.#texts.join('\n').trim() || quoted?.trim() || this.#firstLine.trim();
    const place = { line: quoted === undefined ? line : undefined, column: this.#column?.value, endLine, endColumn };
    return {
      ...draftOf(tool, this.#severity(message), message, { ...place, file: this.file, code }, this.#column?.unit),
      ...(quoted !== undefined && { snippet: [quoted] }),
      ...(step !== undefined && { step }),
    };
  }

  #severity(message: string): Severity {
    if (this.#type === '') {
      const [, word = ''] = /^\W*(?:fatal )?(error|warning|note|info|remark|hint)\b/i.exec(message) ?? [];
      return /^w/i.test(word) ? 'warning' : /^[nirh]/i.test(word) ? 'info' : 'error';
    }
    if (/^[ef]/i.test(this.#type)) return 'error';
    // Convention, refactoring, style: whoever has a letter of its own for them doesn't mean an error.
    return /^[in]/i.test(this.#type) ? 'info' : 'warning';
  }
}

/** A column 0 is none yet: a pointer below may still tell. */
function columnOf({ c, v, p }: Readonly<Record<string, string>>) {
  if (Number(v) > 0) return { value: `${v}`, unit: 'display' as const };
  if (Number(c) > 0) return { value: `${c}`, unit: 'byte' as const };
  return p === undefined ? undefined : { value: String(pointedColumn(p)), unit: 'display' as const };
}

/** The pointer stands behind what `%p` takes; a tab goes to the next multiple of 8. */
function pointedColumn(before: string): number {
  let cells = 0;
  for (const char of before) cells = char === '\t' ? cells + 8 - (cells % 8) : cells + 1;
  return cells + 1;
}

function defined(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(groups).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !(/[lek]/.test(entry[0]) && Number(entry[1]) === 0),
  );
  return Object.fromEntries(entries);
}
