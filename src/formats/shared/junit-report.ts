/** JUnit's XML, from test runners and, with a file for a suite and a rule for a test, from linters. */

import type { Draft, Place, Severity } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import { placeInText } from './text-place.ts';
import type { Element } from './xml.ts';
import { spanOf } from './xml-report.ts';

/** All that failed in a `testsuites`, a `testsuite`, or a `testcase` alone. */
export function readJunit(element: Element): Part[] {
  if (element.name === 'testcase') return readTestcase(element, undefined);
  const found: Part[] = [];
  collect(element, undefined, found);
  return found;
}

function collect(element: Element, suite: Element | undefined, found: Part[]): void {
  for (const child of element.children) {
    if (child.name === 'testcase') found.push(...readTestcase(child, element.name === 'testsuite' ? element : suite));
    else if (child.name === 'testsuite') collect(child, child, found);
    // A suite that did not come as far as its tests.
    else if (isFailure(child) && element.name === 'testsuite') found.push(readFailure(child, element, undefined));
  }
}

function isFailure({ name }: Element): boolean {
  return name === 'failure' || name === 'error';
}

function readTestcase(testcase: Element, suite: Element | undefined): Part[] {
  const failures = testcase.children.filter(isFailure);
  // cpplint puts all that it found in a file into one text.
  const [only] = failures;
  if (failures.length === 1 && only && /^\d+: .*\]\n?$/m.test(only.text)) {
    const rows = only.text.split('\n').map((row) => /^(\d+): {1,2}(.*?) {1,2}\[([\w/+-]+)\] \[\d\]$/.exec(row));
    if (rows.every((row) => row !== null)) {
      return rows.map(([, line, message = '', code = '']) => ({
        ...linted(testcase.attributes.name ?? '', { line: Number(line) }),
        severity: 'warning',
        message,
        code,
      }));
    }
  }
  return failures.map((failure) => readFailure(failure, testcase, suite));
}

function readFailure(failure: Element, testcase: Element, suite: Element | undefined): Part {
  const { message: said = '', type = '' } = failure.attributes;
  const span = spanOf(failure);
  const text = failure.text.trim() === '' ? said : failure.text;
  const lint = readLint(failure, testcase, suite);
  if (lint) return { ...lint, span };
  const { name = '', classname = '' } = testcase.attributes;
  const boost = /^- file {3}: (.+)\n- line {3}: (\d+)\n- message: (.*)/m.exec(text);
  const place = boost
    ? { file: boost[1] as string, line: Number(boost[2]) }
    : (placeInText(text) ?? placeInText(said) ?? declared(testcase));
  const code = testName(classname, name);
  return {
    severity: 'error',
    message: boost?.[3] || firstWords(said.trim() === '' ? text : said) || type || 'failed',
    ...(code && { code }),
    ...place,
    span,
  };
}

/** Some say the class twice. */
function testName(classname: string, name: string): string {
  const test = name.trim();
  const group = classname.trim();
  return group === '' || test.startsWith(group) ? test : test === '' ? group : `${group}.${test}`;
}

/** Where the test begins, or in which file, is better than nothing. */
function declared({ attributes }: Element): Place | undefined {
  const file = attributes.file ?? [attributes.classname, attributes.name].find((name) => isFileName(name ?? ''));
  const line = Number(attributes.line ?? attributes.lineno);
  return file === undefined ? undefined : { file, ...(attributes.file !== undefined && line > 0 && { line }) };
}

/** `line 1, col 7, Error - text (rule)`, `a.go:9:2: text`, attributes of the test, and what else linters make of it. */
function readLint(failure: Element, testcase: Element, suite: Element | undefined): Partial<Draft> | undefined {
  const { name = '', classname = '' } = testcase.attributes;
  const said = failure.attributes.message ?? failure.text.trim();
  const suiteName = suite?.attributes.name ?? '';
  const severity = severityOf(failure);
  const code = name.replace(/^(?:org|net)\.[a-z]+\./, '');
  const named = /^line (\d+), col(?:umn)? (\d+), (?:(Error|Warning|Info) - )?/.exec(failure.text);
  if (named && looksLikeFile(suiteName)) {
    const place = { line: Number(named[1]), column: Number(named[2]) };
    return { ...linted(suiteName, place), severity: wordOf(named[3]) ?? severity, message: said, code };
  }
  // TSLint
  const tail = /^(.{1,2000}) Line (\d+), Column (\d+)$/s.exec(failure.text);
  if (tail && looksLikeFile(classname)) {
    const place = { line: Number(tail[2]), column: Number(tail[3]) };
    return { ...linted(classname, place), severity, message: tail[1] as string, code: name };
  }
  // CSSLint
  const evidence = /^(\d+):(\d+):/.exec(failure.text);
  if (evidence && looksLikeFile(suiteName)) {
    const place = { line: Number(evidence[1]), column: Number(evidence[2]) };
    return { ...linted(suiteName, place), severity, message: said, code };
  }
  // PHP_CodeSniffer
  const sniff = /^(\S{1,200}) at (.{1,500}) \((\d+):(\d+)\)$/.exec(name);
  if (sniff) {
    const place = { line: Number(sniff[3]), column: Number(sniff[4]) };
    return { ...linted(sniff[2] as string, place), severity, message: said, code: sniff[1] as string };
  }
  // Semgrep, Redocly
  const { file, line } = testcase.attributes;
  if (file !== undefined && Number(line) > 0 && (classname === file || classname === name)) {
    const column = /^Column: (\d+)$/m.exec(failure.text)?.[1];
    return {
      ...linted(file, { line: Number(line), column: Number(column ?? 0) }),
      severity,
      message: said,
      code: name,
    };
  }
  // Bandit
  const issue = /^Test ID: (\w+) Severity: (\w+).*^Location (.+):(\d+)$/ms.exec(failure.text);
  if (issue) {
    const level = issue[2] === 'HIGH' ? 'error' : issue[2] === 'LOW' ? 'info' : 'warning';
    const place = { line: Number(issue[4]) };
    return { ...linted(issue[3] as string, place), severity: level, message: said, code: issue[1] as string };
  }
  // golangci-lint, luacheck: the message itself begins with the place that classname or suite names
  const prefixed = /^([^\s:][^:]{0,500}):(\d+):(\d+): (.+)$/s.exec(said);
  if (prefixed && classname.startsWith(prefixed[1] as string)) {
    const rule = name.startsWith(`${prefixed[1]}:`) ? (failure.attributes.type ?? name) : name;
    const place = { line: Number(prefixed[2]), column: Number(prefixed[3]) };
    return { ...linted(prefixed[1] as string, place), severity, message: prefixed[4] as string, code: rule };
  }
  return undefined;
}

function linted(file: string, { line = 0, column = 0 }: Place): Place {
  return { file, ...(line > 0 && { line }), ...(column > 0 && { column }) };
}

function looksLikeFile(name: string): boolean {
  return /[^\s.][/\\]|[^\s/\\]\.\w{1,12}$/.test(name.slice(-300));
}

/** Other than a Java class or a name with dots in it. */
function isFileName(name: string): boolean {
  return /^[^\s:]{1,300}\.(?:[cm]?[jt]sx?|py|rb|php|html?|css|lua|bats|go|rs|R|vue|svelte)$/.test(name);
}

function severityOf({ attributes: { type = '' } }: Element): Severity {
  return wordOf(type) ?? 'error';
}

function wordOf(word: string | undefined): Severity | undefined {
  if (word === undefined) return undefined;
  return /^warn/i.test(word) ? 'warning' : /^info|^note/i.test(word) ? 'info' : undefined;
}

const mostWords = 300;

/** The first line that says something; a line that only announces takes those below it along. */
function firstWords(text: string): string {
  const lines = text
    .split('\n', 60)
    .map((line) => line.trim())
    // A place of its own is no message.
    .filter((line) => line !== '' && line !== 'FAILED:' && !/^(?:at )?\S+:\d+:?$|^\(in test file .*\)$/.test(line))
    .map((line) => line.replace(/^[^\s:]{1,300}\.\w+:\d+: (?=\S)/, ''));
  let words = lines[0] ?? '';
  for (let i = 1; words.endsWith(':') && i < lines.length && words.length < mostWords; i++) words += ` ${lines[i]}`;
  return words.length > mostWords ? `${words.slice(0, mostWords)}…` : words;
}
