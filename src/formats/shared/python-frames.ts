import type { Place, Related } from '../../core/diagnostic.ts';

export interface PythonFrame {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** The source line that is shown below it. */
  readonly source?: string;
}

/** The frame that a person can do something about: the last in a file of their own, or else the last in any file. */
export function ownFrame(frames: readonly PythonFrame[]): PythonFrame | undefined {
  return frames.findLast(({ file }) => !isLibrary(file)) ?? frames.findLast(({ file }) => !file.startsWith('<'));
}

/** Installed packages, the standard library and what has no file at all. */
export function isLibrary(file: string): boolean {
  return library.test(file);
}

const library =
  /^<|[\\/](?:site-packages|dist-packages)[\\/]|[\\/]lib(?:64)?[\\/]python\d(?:\.\d+)?[\\/]|[\\/]Python\d*[\\/]Lib[\\/]|\.framework[\\/].*[\\/]lib[\\/]python/i;

export function placeOf(frame: PythonFrame | undefined): Place {
  return frame ? { file: frame.file, line: frame.line } : {};
}

/** Python 3.13 colours, quotes and marks are gone by now; what is left is `  File "a.py", line 3, in f`. */
export function readFrames(lines: readonly string[]): PythonFrame[] {
  const frames: PythonFrame[] = [];
  for (const [i, line] of lines.entries()) {
    const groups = frameLine.exec(line)?.groups;
    if (!groups) continue;
    const source = lines[i + 1] ?? '';
    frames.push({
      file: groups.file ?? '',
      line: Number(groups.line),
      name: groups.name ?? '',
      ...(source !== '' && /^\s/.test(source) && !frameLine.test(source) && { source: source.trim() }),
    });
  }
  return frames;
}

const frameLine = /^\s*File "(?<file>[^"]+)", line (?<line>\d+)(?:, in (?<name>.*))?$/;

/** An earlier exception in the words of the later one. */
export function asRelated(message: string, frame: PythonFrame | undefined): Related {
  return { message, ...placeOf(frame) };
}
