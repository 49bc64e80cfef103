/** What failed in the JSON of Jest, Vitest, Mocha, Playwright and RSpec. */

import type { Place } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import { isObject, type Json } from './json-record.ts';
import { placeInText } from './text-place.ts';

const mostDepth = 30;

/** `null`: another one's JSON. */
export function readTestReport(value: unknown): Part[] | null {
  // Mocha's json-stream: one event on each line
  if (Array.isArray(value)) {
    if (!isObject(value[1]) || typeof value[1].fullTitle !== 'string') return null;
    return value[0] === 'fail' ? [readMocha(value[1], value[1])] : [];
  }
  if (!isObject(value)) return null;
  if (Array.isArray(value.testResults)) return objectsIn(value.testResults).flatMap(readJest);
  if (Array.isArray(value.failures) && isObject(value.stats))
    return objectsIn(value.failures).map((test) => readMocha(test, isObject(test.err) ? test.err : {}));
  if (Array.isArray(value.examples) && isObject(value.summary)) return objectsIn(value.examples).flatMap(readRspec);
  if (Array.isArray(value.suites) && isObject(value.config)) {
    const root = text(value.config.rootDir);
    return [
      ...objectsIn(value.suites).flatMap((suite) => readPlaywright(suite, [], root, 0)),
      ...objectsIn(value.errors).map((error) => readPlaywrightError(error, '', root)),
    ];
  }
  return null;
}

function readJest({ assertionResults, name, message }: Json): Part[] {
  const tests = objectsIn(assertionResults);
  // Vitest gives every test its tags.
  const tool = tests.some((test) => 'meta' in test) ? 'vitest' : 'jest';
  const failed = tests.filter(({ status }) => status === 'failed');
  // The file could not be run at all.
  if (tests.length === 0 && text(message) !== '')
    return [{ tool, severity: 'error', message: firstLine(text(message)), file: text(name) }];
  return failed.flatMap(({ fullName, failureMessages, location }) => {
    const messages = Array.isArray(failureMessages) ? failureMessages.map(text) : [];
    return (messages.length > 0 ? messages : ['failed']).map((whole) =>
      failure(tool, text(fullName), whole, {
        file: text(name),
        ...(isObject(location) && Number(location.line) > 0 && { line: Number(location.line) }),
      }),
    );
  });
}

function readMocha({ fullTitle, file }: Json, { message, err, stack }: Json): Part {
  const said = text(message) || text(err);
  return { ...failure('mocha', text(fullTitle), text(stack) || said, { file: text(file) }), message: firstLine(said) };
}

function readRspec({ status, full_description, exception, file_path, line_number }: Json): Part[] {
  if (status !== 'failed') return [];
  const { message, backtrace } = isObject(exception) ? exception : ({} as Json);
  const own = text(file_path).replace(/^\.\//, '');
  // The line of the example that called what failed, not the one deep inside.
  const frames = Array.isArray(backtrace) ? backtrace.map(text) : [];
  const frame = frames.map((line) => /^(.+?):(\d+)(?::in |$)/.exec(line)).find((match) => match?.[1]?.endsWith(own));
  return [
    {
      tool: 'rspec',
      severity: 'error',
      code: text(full_description),
      message: allLines(text(message)),
      file: frame?.[1] ?? own,
      line: Number(frame?.[2] ?? line_number),
    },
  ];
}

function readPlaywright(suite: Json, titles: readonly string[], root: string, depth: number): Part[] {
  if (depth > mostDepth) return [];
  const inner = objectsIn(suite.suites).flatMap((child) =>
    readPlaywright(child, [...titles, text(child.title)], root, depth + 1),
  );
  const own = objectsIn(suite.specs).flatMap((spec) => {
    if (spec.ok === true) return [];
    const code = [...titles, text(spec.title)].join(' › ');
    const results = objectsIn(spec.tests).flatMap((test) => objectsIn(test.results));
    // Each retry fails alike.
    const last = results.findLast(({ status }) => status !== 'passed' && status !== 'skipped');
    const errors = objectsIn(last?.errors);
    return errors.map((error) =>
      readPlaywrightError(error, code, root, { file: text(spec.file), line: Number(spec.line) }),
    );
  });
  return [...own, ...inner];
}

function readPlaywrightError({ message, location }: Json, code: string, root: string, spec?: Place): Part {
  const { file, line, column } = isObject(location) ? location : ({} as Json);
  const place = text(file) !== '' ? { file: text(file), line: Number(line), column: Number(column) } : undefined;
  const fallback = spec?.file ? { ...spec, file: root ? `${root}/${spec.file}` : spec.file } : {};
  return {
    tool: 'playwright',
    severity: 'error',
    message: firstLine(withoutColours(text(message))),
    ...(code && { code }),
    ...(place ?? fallback),
    columnUnit: 'utf16',
  };
}

function failure(tool: string, code: string, whole: string, fallback: Place): Part {
  const plain = withoutColours(whole);
  const found = placeInText(plain);
  return {
    tool,
    severity: 'error',
    message: firstLine(plain),
    ...(code && { code }),
    ...(found ?? (fallback.file ? fallback : {})),
    ...(found?.column !== undefined && { columnUnit: 'utf16' as const }),
  };
}

function firstLine(message: string): string {
  return withoutColours(message).trim().split('\n', 1)[0]?.trim() || 'failed';
}

/** RSpec begins with an empty line and says what it expected in the next ones. */
function allLines(message: string): string {
  const lines = withoutColours(message)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.slice(0, 2).join(', ') || 'failed';
}

function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Inside JSON they are escaped, so the parser has left them. */
function withoutColours(message: string): string {
  return message.replace(/\x1b\[[0-9;]*m/g, '');
}
