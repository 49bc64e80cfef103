import { type RuleContext, type RuleEdit, replace } from '../rule.ts';
import { pairBrackets, readTokens, type Token } from './tokens.ts';

/** A file of TypeScript or JavaScript as rules look at it: tokens without white space and comments, brackets with partners. */
export class Source {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Index of the partner of a bracket in `tokens`, -1 for none. */
  readonly partners: readonly number[];
  readonly #starts: readonly number[];

  /** The same for all diagnostics of a file; kept as long as the proposer keeps the file's lines. */
  static of(lines: readonly string[]): Source {
    let source = known.get(lines);
    if (!source) {
      source = new Source(lines);
      known.set(lines, source);
    }
    return source;
  }

  private constructor(lines: readonly string[]) {
    this.text = lines.join('\n');
    this.tokens = readTokens(this.text).filter(({ kind }) => kind !== 'space' && kind !== 'comment');
    this.partners = pairBrackets(this.tokens);
    let start = 0;
    this.#starts = lines.map((line) => {
      const here = start;
      start += line.length + 1;
      return here;
    });
  }

  /** Index of the token that begins at the diagnostic's place, -1 where none does. */
  named({ at, index }: Pick<RuleContext, 'at' | 'index'>): number {
    return this.tokenAt((this.#starts[at] ?? 0) + index);
  }

  /** Index of the token that begins at an offset, -1 where none does. */
  tokenAt(offset: number): number {
    let low = 0;
    let high = this.tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.tokens[middle] as Token).start < offset) low = middle + 1;
      else high = middle;
    }
    return this.tokens[low]?.start === offset ? low : -1;
  }

  /** Text of a token, '' outside of the file. */
  word(token: number): string {
    return this.tokens[token]?.text ?? '';
  }

  start(token: number): number {
    return this.tokens[token]?.start ?? this.text.length;
  }

  end(token: number): number {
    return this.tokens[token]?.end ?? this.text.length;
  }

  partner(token: number): number {
    return this.partners[token] ?? -1;
  }

  /** The next token with one of the texts at the same depth of brackets, before `end`; -1 for none. */
  find(from: number, texts: readonly string[], end = this.tokens.length): number {
    for (let token = from; token < end; token++) {
      if (texts.includes(this.word(token)) && this.tokens[token]?.kind !== 'string') return token;
      if (/^[([{]$|\$\{$/.test(this.word(token))) {
        if (this.partner(token) <= token) return -1;
        token = this.partner(token);
        if (texts.includes(this.word(token))) return token;
      } else if (/^[)\]}]/.test(this.word(token))) return -1;
    }
    return -1;
  }

  /** The code from one token up to another (exclusive), comments left out and white space folded. */
  code(from: number, to: number): string {
    let text = '';
    for (let token = from; token < to; token++) {
      const apart = token > from && this.start(token) > this.end(token - 1);
      text += (apart ? ' ' : '') + this.word(token);
    }
    return text;
  }

  /** The white space that the line of a token begins with. */
  indent(token: number): string {
    const line = this.text.lastIndexOf('\n', this.start(token) - 1) + 1;
    return /^[^\S\n]*/.exec(this.text.slice(line))?.[0] ?? '';
  }

  sameLine(one: number, other: number): boolean {
    return !this.text.slice(this.end(one), this.start(other)).includes('\n');
  }

  edit(start: number, end: number, text: string): RuleEdit {
    const [line, index] = this.#place(start);
    const [endLine, endIndex] = this.#place(end);
    return line === endLine
      ? replace(line, index, end - start, text)
      : { line, start: index, endLine, end: endIndex, text };
  }

  insert(offset: number, text: string): RuleEdit {
    return this.edit(offset, offset, text);
  }

  #place(offset: number): [number, number] {
    const line = this.#starts.findLastIndex((start) => start <= offset);
    return [line, offset - (this.#starts[line] ?? 0)];
  }
}

const known = new WeakMap<readonly string[], Source>();
