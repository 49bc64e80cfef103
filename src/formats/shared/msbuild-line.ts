/**
 * One line of MSBuild: `origin(line,column): category code: text [project]`. The origin may be a tool or be missing, the
 * place may be a range, the code may be missing; a node number stands in front where several projects build at once.
 * After https://learn.microsoft.com/visualstudio/msbuild/msbuild-diagnostic-format-for-tasks.
 */

import type { Draft, Place, Related, Severity } from '../../core/diagnostic.ts';

// A report on one line may quote what MSBuild prints.
const node = '^(?!\\[?\\{"|<\\?xml|<testsuite|<checkstyle) *(?:\\d+(?::\\d+)?> *)?';
const position =
  '(?<line>\\d+)(?:-\\d+)?(?:,(?<column>\\d+)(?:-(?<lastColumn>\\d+)|(?:-\\d+)?,(?<endLine>\\d+),(?<endColumn>\\d+))?)?';
const category =
  '(?:(?:fatal|[A-Za-z]\\w* \\w+) )?(?<severity>error|warning|info|message)(?: (?<code>(?!TS\\d)(?:[A-Za-z]+\\d*|\\d+)))?';
const text = ' ?: {0,2}(?<message>\\S.*)$';

/** With a place in a file. */
export const locatedLine = new RegExp(`${node}(?<file>[^\\s"'].*?) ?\\(${position}\\) ?: {1,2}${category}${text}`);

/** With a tool, a project or a file alone, or not even that. More lines look like this than are MSBuild's. */
export const unlocatedLine = new RegExp(`${node}(?:(?<origin>(?:[A-Za-z]:)?[^\\s:"'][^:"]*) : )?${category}${text}`);

/** MSVC explains an error in lines of the same shape: `note:` in English, indented below its error in any language. */
const noteLine = new RegExp(
  `(?:${node}(?=.*\\) ?: (?:note: |see |could be |or {2}|while ))|^ {4,})(?<file>[^\\s"'].*?) ?\\((?<line>\\d+)(?:,(?<column>\\d+))?\\) ?: (?:note: )?(?<message>.*)$`,
);

/** A task that threw an exception prints its stack in errors. */
const stackLine = /(?:error|warning)(?: \w+)? ?: {2,}(?:at |---)/;

export function readMsbuildLine(text: string): Omit<Draft, 'tool'> | undefined {
  if (stackLine.test(text)) return undefined;
  const located = locatedLine.exec(text)?.groups;
  const groups = located ?? unlocatedLine.exec(text)?.groups;
  if (!groups) return undefined;
  const { message, project, source } = splitMessage(groups.message ?? '');
  // `EXEC : warning : NU1902: …`: an error of a program that MSBuild ran, and its code.
  const inner =
    groups.code === undefined ? /^(?<code>[A-Z]{1,8}\d{3,5}): (?<message>\S.*)$/.exec(message)?.groups : undefined;
  const code = groups.code ?? inner?.code;
  if (!located && !isKnown(groups.origin, code)) return undefined;
  // nvcc writes the same without a code.
  if (code === undefined && /\.cuh?$/.test(groups.file ?? '')) return undefined;
  const named = groups.file ?? (/[^\\/.]\.\w{1,12}$/.test(groups.origin ?? '') ? groups.origin : undefined);
  return {
    severity: severities[groups.severity ?? ''] ?? 'error',
    message: inner?.message ?? message,
    ...(code !== undefined && { code }),
    ...placeOf(groups, named, project),
    ...(project !== undefined && { step: project }),
    ...(source !== undefined && { related: [{ message: 'compiling source file', file: inProject(source, project) }] }),
  };
}

export function readMsbuildNote(text: string, project: string | undefined): Related | undefined {
  const source = sourceLine.exec(text)?.[1];
  if (source !== undefined) return { message: 'compiling source file', file: inProject(source, project) };
  const groups = noteLine.exec(text)?.groups;
  return groups && { ...placeOf(groups, groups.file, project), message: splitMessage(groups.message ?? '').message };
}

export function isMsbuildContinuation(text: string): boolean {
  return stackLine.test(text) || sourceLine.test(text) || (noteLine.test(text) && !locatedLine.test(text));
}

/** Without an origin only the code tells whose line it is, without a code only the origin: `app : error : x` is any log. */
function isKnown(origin: string | undefined, code: string | undefined): boolean {
  if (origin === undefined) return /^[A-Z]{2,8}\d{3,5}$/.test(code ?? '');
  return /\d$/.test(code ?? '') || /^(?:EXEC|MSBUILD|CSC|VBC|FSC)$|\.\w{1,12}$/.test(origin);
}

const severities: Readonly<Record<string, Severity>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  message: 'info',
};

const projectSuffix = / \[(?<project>[^[\]]*\.(?:\w*proj|slnx?|slnf|targets|props)(?:::[^[\]]*)?)\]$/;
/** Since Visual Studio 2022 on a line of its own. */
const sourceLine = /^ *\(compiling source file '([^']+)'\)$/;
const sourceSuffix = / \(compiling source file '?(?<source>[^()']+)'?\)$/;

/** The first of several projects is the innermost: the others only called it. */
function splitMessage(text: string): { message: string; project?: string; source?: string } {
  let message = text.trimEnd();
  let project: string | undefined;
  for (let found = projectSuffix.exec(message); found; found = projectSuffix.exec(message)) {
    project = found.groups?.project;
    message = message.slice(0, found.index);
  }
  const source = sourceSuffix.exec(message);
  if (source) message = message.slice(0, source.index);
  const sourceFile = source?.groups?.source;
  return { message, ...(project && { project }), ...(sourceFile && { source: sourceFile }) };
}

function placeOf(groups: Record<string, string | undefined>, file: string | undefined, project?: string): Place {
  const [line, column] = [Number(groups.line), Number(groups.column)];
  const endColumn = Number(groups.endColumn ?? groups.lastColumn);
  return {
    ...(file !== undefined && { file: inProject(file, project) }),
    ...(line > 0 && { line }),
    ...(column > 0 && { column }),
    ...(column > 0 && endColumn > 0 && { endLine: Number(groups.endLine ?? line), endColumn }),
  };
}

/** A relative name counts from the folder of the project. */
function inProject(file: string, project: string | undefined): string {
  const folder = /^(?:[A-Za-z]:)?[\\/].*[\\/]/.exec(project ?? '')?.[0];
  return folder === undefined || /^(?:[A-Za-z]:)?[\\/]/.test(file) ? file : folder + file;
}
