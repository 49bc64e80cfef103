/** What npm says when it gives up, line by line behind `npm error` (10 and later) or `npm ERR!`: its own words, or a script's. */

import type { Part, Reading } from '../../core/format.ts';

export function readNpmError(lines: readonly string[]): Reading {
  const said = lines.map((line) => line.replace(/^npm (?:error|ERR!) ?/, ''));
  // A script that failed has said itself what was wrong: npm's epilogue is the consequence.
  if (said.some((line) => /^code ELIFECYCLE|^Lifecycle script/.test(line))) return [];
  const command = said.findIndex((line) => /^command (?!failed)/.test(line));
  if (said.includes('command failed')) return readScript(said, command === -1 ? said.length : command);
  const code = fieldOf(said, /^code (E?[A-Z][A-Z0-9_]+)$/);
  const file = fieldOf(said, /^(?:path|file) (\S.*\.json)$/);
  const [message, ...others] = sentencesOf(said);
  // Only the name of a log.
  if (message === undefined) return code === undefined ? [] : { code, message: code };
  const conflict = others.indexOf('Could not resolve dependency:');
  return {
    message: conflict === -1 ? message : `${message}: ${others[conflict + 1] ?? ''}`,
    ...(code !== undefined && { code }),
    ...(code === 'EJSONPARSE' && file !== undefined && { file }),
    ...(others.length > 0 && { related: others.slice(0, mostRelated).map((text) => ({ message: text })) }),
  };
}

/** `Unsupported engine {` and an object in lines: what matters of it in one sentence. */
export function readNpmWarning(lines: readonly string[]): Part {
  const body = lines.map((line) => line.replace(/^npm (?:warn|WARN)(?: [A-Z]+)? ?/, ''));
  const wanted = fieldOf(body, /^ *required: (.+?),?$/);
  if (wanted !== undefined)
    return { message: `Unsupported engine: ${fieldOf(body, /^ *package: '(.+)',?$/) ?? ''} needs ${wanted}` };
  const others = body
    .slice(1)
    .map((line) => line.trim())
    .filter(Boolean);
  return others.length > 0 ? { related: others.slice(0, mostRelated).map((message) => ({ message })) } : {};
}

const mostRelated = 20;

/** A dependency's own script: what it printed stands only here. */
function readScript(said: readonly string[], command: number): Reading {
  const printed = said
    .slice(command + 1)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isTail(line));
  const message = printed.find((line) => decisive.test(line)) ?? printed[0];
  if (message === undefined) return [];
  const folder = fieldOf(said, /^path (.+)$/);
  return { message, related: [{ message: said[command] ?? '', ...(folder !== undefined && { file: folder }) }] };
}

/** An exception, a compiler's line, or node-gyp's verdict; not its `gyp ERR! cwd`. */
const decisive = /^(?:[A-Z]\w*)?Error: |(?:^|: )(?:fatal )?error: |^gyp ERR! (?:find|stack Error)/;

function fieldOf(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Without fields, stacks, dumped objects and usage; each without the word that npm puts before its kind of error. */
function sentencesOf(said: readonly string[]): string[] {
  const usage = said.findIndex((line) => /^(?:Usage|Options):$/.test(line));
  return said
    .slice(0, usage === -1 ? undefined : usage)
    .filter((line) => !field.test(line) && !stack.test(line) && !isTail(line))
    .map((line) => line.replace(kind, '').trim())
    .filter((line, index, all) => line !== '' && all.indexOf(line) === index);
}

const field = /^(?:code|errno|syscall|path|file|dest|cwd) /;
const stack = /^ {4}at |^ {2}\w+: .*,?$|^[{}]$/;
const kind = /^(?:\d{3}|notarget|notsup|enoent|engine|network|need auth|JSON\.parse|E[A-Z]{4,})(?: |$)/;

/** The last words of every report. */
function isTail(line: string): boolean {
  return /^A complete log of this run|^For a full report|-debug(?:-\d+)?\.log$|-report\.txt$/.test(line);
}
