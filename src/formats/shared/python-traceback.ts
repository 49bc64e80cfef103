import type { Continuation, Part } from '../../core/format.ts';
import { asRelated, ownFrame, placeOf, readFrames } from './python-frames.ts';

/** Which lines belong to a traceback and to those that it led to. */
export function continuesTraceback(line: string, lines: readonly string[]): Continuation {
  const first = lines[0] ?? '';
  if (first.includes('+ Exception Group')) return /^\s*[|+]/.test(unindent(line, first)) ? 'yes' : 'no';
  const text = unindent(line, first);
  const last = unindent(lines.at(-1) ?? '', first);
  if (chained.test(text)) return 'yes';
  if (chained.test(last)) return text === '' ? 'maybe' : /^Traceback \(/.test(text) ? 'yes' : 'no';
  // Below its frames stands the exception; then only another one that it led to.
  if (lines.length > 1 && !/^\s|^Traceback \(/.test(last)) return text === '' ? 'maybe' : 'no';
  if (/^\s+\S/.test(text)) return 'yes';
  return exceptionLine.test(text) ? 'yes' : 'no';
}

/** The last exception is the diagnostic, those that led to it and the members of a group are related. */
export function readTraceback(lines: readonly string[]): Part | null {
  const first = lines[0] ?? '';
  if (first.includes('+ Exception Group')) return readGroup(lines.map((line) => line.replace(/^[\s|]*/, '')));
  const parts = split(
    lines.map((line) => unindent(line, first)),
    (line) => /^Traceback \(/.test(line),
  );
  const exceptions = parts.map(readException);
  const last = exceptions.at(-1);
  // Cut off before its exception came: there is nothing to say.
  if (last?.code === undefined) return null;
  const related = exceptions.slice(0, -1).map(({ message = '', file, line }) => ({
    message,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
  }));
  return { ...last, ...(related.length > 0 && { related }) };
}

const chained =
  /^(?:During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):$/;

/** `ValueError: text`, `KeyboardInterrupt`, `package.module.Name: text`. */
const exceptionLine = /^(?<code>[A-Za-z_][\w.]*)(?:: ?(?<text>.*))?$/;

/** What stands before `Traceback` in its first line stands before every line, or was a logger's and stands nowhere else. */
function unindent(line: string, first: string): string {
  const before = /^.*?(?=(?:\+ Exception Group )?Traceback \()/.exec(first)?.[0] ?? '';
  if (line.startsWith(before)) return line.slice(before.length);
  const blank = /^\s*/.exec(before)?.[0] ?? '';
  return line.startsWith(blank) ? line.slice(blank.length) : line;
}

function readException(lines: readonly string[]): Part {
  const frames = readFrames(lines);
  const own = ownFrame(frames);
  // Its message may go on below; its first line is the first that is not indented behind the frames.
  const from = lines.findLastIndex((line) => /^\s+File "/.test(line)) + 1;
  const last = lines.slice(from).find((line) => /^\S/.test(line) && !/^Traceback \(/.test(line)) ?? '';
  const code = exceptionLine.exec(last)?.groups?.code?.split('.').at(-1);
  return {
    message: last.trim(),
    ...(code && { code }),
    ...placeOf(own),
    ...(own?.source && { snippet: [own.source] }),
  };
}

function readGroup(lines: readonly string[]): Part {
  const [head = [], ...members] = split(lines, (line) => /^\+[-+ ]*\d+ -+/.test(line));
  const group = readException(head.filter((line) => !/Traceback \(/.test(line)).map(flushFrame));
  const related = members.map((member) => {
    const text = member.filter((line) => !/^\+|Traceback \(/.test(line)).map(flushFrame);
    const { message = '' } = readException(text);
    return asRelated(message, ownFrame(readFrames(text)));
  });
  return related.length > 0 ? { ...group, related } : group;
}

/** In a group the gutter is gone together with the indentation, which is what tells frames from exceptions. */
function flushFrame(line: string, i: number, lines: readonly string[]): string {
  return /^File "/.test(line) || /^File "/.test(lines[i - 1] ?? '') || /^[\^~ ]+$/.test(line) ? `  ${line}` : line;
}

function split(lines: readonly string[], begins: (line: string) => boolean): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (begins(line) && (parts.at(-1) ?? []).length > 0) parts.push([]);
    parts.at(-1)?.push(line);
  }
  return parts;
}
