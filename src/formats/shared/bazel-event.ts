/** One event of Bazel's build event protocol: https://bazel.build/remote/bep-glossary */

import type { Severity } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import { isObject, type Json } from './json-record.ts';

const tool = 'bazel';

/** `null`: no event. An empty list: one that says nothing new, e.g. that a target failed whose action has failed. */
export function readBazelEvent(event: unknown): Part[] | null {
  if (!isObject(event) || !isObject(event.id)) return null;
  if (isObject(event.progress)) return readProgress(event.progress);
  if (isObject(event.action)) return readAction(event.action, event.id);
  if (isObject(event.testResult)) return readTest(event.testResult, event.id);
  if (isObject(event.aborted)) return readAborted(event.aborted, event.id);
  return 'children' in event || Object.keys(event).length > 1 ? [] : null;
}

/** What stood on the terminal: Bazel's own lines, and those of the compilers. */
function readProgress({ stderr, stdout }: Json): Part[] {
  const lines = [stderr, stdout].filter((text) => typeof text === 'string').flatMap((text) => text.split('\n'));
  return lines.slice(0, mostLines).flatMap((raw) => {
    const line = raw
      .slice(0, 4000)
      .replace(/\x1b\[[0-9;]*[A-Za-z]/g, '')
      .trimEnd();
    const own = ownLine.exec(line)?.groups;
    // That an action failed is an event of its own.
    if (own && / failed: \(Exit \d+\)/.test(own.message ?? '')) return [];
    const found = own ?? compilerLine.exec(line)?.groups;
    if (!found) return [];
    const { file = '', line: row, column, severity = '', message = '' } = found;
    return [
      {
        tool,
        severity: severityOf(severity),
        message,
        file,
        line: Number(row),
        ...(Number(column) > 0 && { column: Number(column) }),
      },
    ];
  });
}

const mostLines = 20_000;
const ownLine =
  /^(?<severity>ERROR|WARNING|FATAL): (?<file>(?:\/|[A-Za-z]:)[^:]+):(?<line>\d+):(?<column>\d+): (?<message>.+)$/;
const compilerLine =
  /^(?<file>[^\s:][^:]*):(?<line>\d+):(?:(?<column>\d+):)? (?<severity>fatal error|error|warning): (?<message>.+)$/;

function severityOf(word: string): Severity {
  return /^warning$/i.test(word) ? 'warning' : 'error';
}

function readAction(action: Json, id: Json): Part[] {
  if (action.success === true) return [];
  const detail = isObject(action.failureDetail) ? action.failureDetail.message : undefined;
  const exit = typeof action.exitCode === 'number' ? action.exitCode : undefined;
  if (detail === undefined && !exit) return [];
  const label = text(action.label) ?? labelOf(id);
  const type = text(action.type);
  return [
    {
      tool,
      severity: 'error',
      message: text(detail) ?? `${type ?? 'The action'} failed with exit code ${exit}`,
      ...(type !== undefined && { code: type }),
      ...(label !== undefined && { step: label }),
    },
  ];
}

/** A flaky test has passed in the end, and a target that was not built has failed before. */
const failed: ReadonlySet<unknown> = new Set(['FAILED', 'TIMEOUT', 'INCOMPLETE', 'REMOTE_FAILURE']);

function readTest({ status, statusDetails }: Json, id: Json): Part[] {
  if (!failed.has(status)) return [];
  const label = labelOf(id);
  const details = text(statusDetails);
  return [
    {
      tool,
      severity: 'error',
      message: details === undefined ? String(status) : `${status}: ${details}`,
      ...(label !== undefined && { code: label }),
    },
  ];
}

/** These follow from something that is reported, or from a person. */
const consequences: ReadonlySet<unknown> = new Set([
  'SKIPPED',
  'NO_ANALYZE',
  'NO_BUILD',
  'INCOMPLETE',
  'USER_INTERRUPTED',
]);

function readAborted({ reason, description }: Json, id: Json): Part[] {
  const said = text(description);
  if (consequences.has(reason) || said === undefined) return [];
  const label = labelOf(id);
  return [
    {
      tool,
      severity: 'error',
      message: said,
      ...(text(reason) !== undefined && { code: String(reason) }),
      ...(label !== undefined && { step: label }),
    },
  ];
}

function labelOf(id: Json): string | undefined {
  const [inner] = Object.values(id);
  return isObject(inner) ? text(inner.label) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
