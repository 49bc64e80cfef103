import { type Execute, supervise } from '../guard/supervise.ts';
import type { MatcherAnswer, MatcherDraft, MatcherOptions, MatcherRun } from '../matcher.ts';
import { Message } from './message.ts';
import type { Part } from './part.ts';
import { NameStack } from './stacks.ts';

export function startErrorformat(name: string, parts: readonly Part[], options?: MatcherOptions): MatcherRun {
  return supervise(name, options, (execute) => new Reader(name, parts, execute));
}

/** A message stays open no longer than this: Vim reads a whole file, here somebody waits for it. */
const idleLines = 50;
const longestMessage = 400;

/** Reads lines like Vim's `qf_parse_line`; see `:help errorformat`. */
class Reader implements MatcherRun {
  readonly #tool: string;
  readonly #parts: readonly Part[];
  readonly #execute: Execute;
  readonly #folders = new NameStack();
  readonly #files = new NameStack();
  #now = 0;
  #open: Message | undefined;
  #inMessage = false;
  /** Lines that continue a message that is left out are left out too. */
  #leaveOut = false;
  #again = 0;
  #done: MatcherDraft[] = [];

  constructor(tool: string, parts: readonly Part[], execute: Execute) {
    this.#tool = tool;
    this.#parts = parts;
    this.#execute = execute;
  }

  line(text: string): MatcherAnswer {
    this.#now += 1;
    const claimed = this.#read(text);
    const open = this.#open;
    if (open && (this.#now - open.last >= idleLines || this.#now - open.first >= longestMessage)) this.#close();
    return { claimed, drafts: this.#take() };
  }

  end(): readonly MatcherDraft[] {
    this.#close();
    return this.#take();
  }

  #read(text: string): boolean {
    const found = this.#find(text, this.#again, false);
    this.#again = 0;
    if (!found) {
      this.#close();
      this.#inMessage = false;
      this.#leaveOut = false;
      return false;
    }
    const { index, part, match } = found;
    if (part.again && !/[DX]/.test(part.prefix)) this.#again = index;
    switch (part.prefix) {
      case 'D':
      case 'X':
        // The line stays for the parser, which follows make's folders for all formats.
        this.#close();
        this.#leaveOut = true;
        this.#changeFolder(part, match.groups?.f);
        return false;
      case 'O':
      case 'P':
      case 'Q':
        this.#close();
        this.#inMessage = false;
        this.#changeFiles(part, match);
        return false;
      case 'C':
      case 'Z':
        return this.#continue(part, match, text);
      case '':
      case 'G':
        return this.#single(part, match, text);
      default:
        this.#inMessage = true;
        this.#leaveOut = part.flag === '-';
        return this.#begin(part, match, text);
    }
  }

  #find(text: string, from: number, filesOnly: boolean) {
    for (let index = from; index < this.#parts.length; index += 1) {
      const part = this.#parts[index];
      if (!part || (filesOnly && !/[OPQ]/.test(part.prefix))) continue;
      if (!this.#inMessage && (part.prefix === 'C' || part.prefix === 'Z')) continue;
      const match = this.#execute(part.pattern, text);
      if (match && (!/[OPQ]/.test(part.prefix) || looksLikeFile(match.groups?.f))) return { index, part, match };
    }
    return undefined;
  }

  #begin(part: Part, match: RegExpExecArray, text: string): boolean {
    this.#close();
    if (part.flag === '-') return !part.fitsAll;
    this.#open = new Message(part, match, text, this.#now);
    this.#place(this.#open);
    return true;
  }

  #continue(part: Part, match: RegExpExecArray, text: string): boolean {
    const leaveOut = this.#leaveOut;
    const open = this.#open;
    let adds = false;
    if (open && !leaveOut) {
      adds = open.add(part, match, text);
      this.#place(open);
      if (adds || !part.fitsAll) open.last = this.#now;
    }
    if (part.prefix === 'Z') {
      this.#close();
      this.#inMessage = false;
      this.#leaveOut = false;
    }
    return adds || ((leaveOut || open !== undefined) && !part.fitsAll);
  }

  #single(part: Part, match: RegExpExecArray, text: string): boolean {
    if (part.flag === '-') {
      this.#close();
      this.#leaveOut = this.#inMessage;
      return !part.fitsAll;
    }
    const message = new Message(part, match, text, this.#now);
    if (!message.isProblem) return false;
    this.#close();
    this.#open = message;
    this.#place(message);
    // In Vim a line that continues a message continues the last one there is.
    if (!this.#inMessage) this.#close();
    return true;
  }

  #changeFolder({ prefix }: Part, name: string | undefined): void {
    if (prefix === 'X') this.#folders.pop();
    else if (name) this.#folders.push(inFolder(this.#folders.top, name));
  }

  /** Several such patterns may fit one after the other, each to what `%r` has left over. */
  #changeFiles(first: Part, firstMatch: RegExpExecArray): void {
    let part = first;
    let match = firstMatch;
    for (;;) {
      const { f: file, r: rest = '' } = match.groups ?? {};
      if (part.prefix === 'P' && file) this.#files.push(file);
      else if (part.prefix === 'Q') this.#files.pop();
      const left = rest.trimStart();
      // A rest that is no shorter would never end.
      if (left === '' || left.length >= match[0].length) return;
      const next = this.#find(left, 0, true);
      if (!next) return;
      ({ part, match } = next);
    }
  }

  /** The file on the stack stands as it is; a file that the line names is in the folder on its stack. */
  #place(message: Message): void {
    if (message.placed) return;
    const { file } = message;
    message.file = file === undefined ? this.#files.top : inFolder(this.#folders.top, file);
    message.placed = message.file !== undefined;
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (!open?.isProblem) return;
    this.#done.push({
      draft: open.draft(this.#tool),
      lines: open.last - open.first + 1,
      ago: this.#now - open.last,
    });
  }

  #take(): readonly MatcherDraft[] {
    const done = this.#done;
    if (done.length > 0) this.#done = [];
    return done;
  }
}

function inFolder(folder: string | undefined, file: string): string {
  if (folder === undefined || /^(?:[\\/]|[A-Za-z]:[\\/])/.test(file)) return file;
  return `${folder.replace(/[\\/]+$/, '')}/${file.replace(/^\.[\\/]/, '')}`;
}

/** Vim asks whether the file is there. The log may come from elsewhere, so the name has to do. */
function looksLikeFile(name: string | undefined): boolean {
  return name === undefined || /^(?=\S+$)(?:.*[\\/].|.*\.\w{1,10}$)/.test(name);
}
