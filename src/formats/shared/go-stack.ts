import type { Place, Related } from '../../core/diagnostic.ts';
import type { Continuation } from '../../core/format.ts';

export interface GoStack {
  /** The innermost frame in the user's own code. */
  readonly place: Place;
  /** The frames that led there, nearest first. */
  readonly related: Related[];
}

/** Whether a line may stand below `panic:` or `fatal error:`. Source: `runtime/traceback.go` and `runtime/panic.go`. */
export function continuesGoStack(line: string): Continuation {
  if (line === '') return 'maybe';
  return stackLine.test(line) ? 'yes' : 'no';
}

const stackLine =
  /^(?:\t|goroutine (?:\d|running)|\[signal |\[originating from|created by |runtime stack:|runtime: |\.{3}|exit status \d|r[a-z0-9]{1,2} +0x|(?:rip|rflags|[cfg]s) +0x|[^\s()]*[.·/][^\s]*\(.*\)$|panic\(.*\)$|main\.)/;

/**
 * Reads the frames of a trace, of all its goroutines in order: first the one that failed. A frame is a line with a
 * function and below it, indented, its file; a race report indents both.
 */
export function readGoStack(lines: readonly string[]): GoStack {
  const frames: Related[] = [];
  let name = '';
  let goroutine = 0;
  for (const line of lines) {
    if (/^goroutine \d/.test(line)) {
      // The others merely stood somewhere; they only count where the first shows none of the user's code.
      if (frames.length > 0) break;
      goroutine++;
    }
    const { file, at } = frameFile.exec(line)?.groups ?? {};
    if (file === undefined) name = functionName.exec(line)?.groups?.name ?? '';
    else if (isOwn(file, name))
      frames.push({ message: `in ${name || `goroutine ${goroutine}`}`, file, line: Number(at) });
    if (frames.length > mostFrames) break;
  }
  const [first, ...related] = frames;
  return { place: first ? { ...(first.file && { file: first.file }), line: first.line ?? 0 } : {}, related };
}

const mostFrames = 8;
const frameFile = /^\s+(?<file>\S[^:]*(?::[\\/][^:]*)?\.(?:go|s)):(?<at>\d+)(?: \+0x[0-9a-f]+)?$/;
const functionName = /^\s*(?:created by )?(?<name>[^\s(]+(?:\(\*[^\s()]+\)[^\s(]*)?)/;

/**
 * The standard library is told by its folder `…/src/PACKAGE/` and a package whose first element holds no dot; a folder
 * name alone does not tell, since GOROOT may be anywhere.
 */
function isOwn(file: string, name: string): boolean {
  if (/[\\/]pkg[\\/]mod[\\/]|^_testmain\.go$|[\\/]vendor[\\/]/.test(file)) return false;
  const slash = name.lastIndexOf('/') + 1;
  const dot = name.indexOf('.', slash);
  const path = dot === -1 ? 'runtime' : name.slice(0, dot);
  if (path === 'main' || path.split('/')[0]?.includes('.')) return true;
  const folder = file.replaceAll('\\', '/');
  // The runtime lends functions to other packages under their names.
  return !folder.includes('/src/runtime/') && !folder.includes(`/src/${path}/`) && !folder.startsWith(`${path}/`);
}
