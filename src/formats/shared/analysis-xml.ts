/** XML reports of which only one tool has the shape: Cppcheck, Valgrind, SpotBugs, CPD. */

import type { Place, Related, Severity } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import { numberOf } from './file-rows-xml.ts';
import { childOf, descendants, type Element } from './xml.ts';
import { spanOf } from './xml-report.ts';

export function readCppcheckXml(root: Element): Part[] | null {
  if (!childOf(root, 'cppcheck')) return null;
  return [...descendants(root, 'error')].map((error) => {
    const { id = '', severity = '', msg = '' } = error.attributes;
    const [first, ...others] = error.children.filter(({ name }) => name === 'location');
    const related = others.map(
      (location): Related => ({ ...placeOf(location), message: location.attributes.info ?? msg }),
    );
    return {
      severity: severity === 'error' ? 'error' : /^info|^debug/.test(severity) ? 'info' : 'warning',
      code: id,
      message: msg,
      ...(first && placeOf(first)),
      ...(related.length > 0 && { related }),
      span: spanOf(error),
    };
  });
}

function placeOf({ attributes: { file, line, column } }: Element): Place {
  const [row, cell] = [numberOf(line), numberOf(column)];
  return { ...(file && { file }), ...(row && { line: row }), ...(cell && { column: cell }) };
}

export function readValgrindXml(root: Element): Part[] {
  return root.children
    .filter(({ name }) => name === 'error')
    .map((error) => {
      const kind = textOf(error, 'kind');
      const what = textOf(error, 'what') || textOf(childOf(error, 'xwhat') ?? error, 'text');
      const [stack] = error.children.filter(({ name }) => name === 'stack');
      const frame = stack?.children.find((inner) => numberOf(textOf(inner, 'line')) && isOwn(textOf(inner, 'file')));
      const directory = frame ? textOf(frame, 'dir') : '';
      const file = frame ? textOf(frame, 'file') : '';
      const line = frame && numberOf(textOf(frame, 'line'));
      return {
        severity: /^Leak_(?:Possibly|Indirectly|Still)/.test(kind) ? 'warning' : 'error',
        message: what.replace(/ in loss record .*$/, ''),
        ...(kind && { code: kind }),
        ...(file && line && { file: directory ? `${directory}/${file}` : file, line }),
        span: spanOf(error),
      };
    });
}

function isOwn(file: string): boolean {
  return file !== '' && !/^vg_replace|^(?:libc|start|sysdep)/.test(file);
}

function textOf(element: Element, name: string): string {
  return childOf(element, name)?.text.trim() ?? '';
}

export function readSpotbugsXml(root: Element): Part[] {
  return root.children
    .filter(({ name }) => name === 'BugInstance')
    .map((bug) => {
      const { type = '', priority = '' } = bug.attributes;
      const method = childOf(childOf(bug, 'Method') ?? bug, 'SourceLine');
      const place = childOf(bug, 'SourceLine') ?? method ?? childOf(childOf(bug, 'Class') ?? bug, 'SourceLine');
      const { sourcepath, start } = place?.attributes ?? {};
      const line = numberOf(start);
      return {
        severity: priorities[priority] ?? 'info',
        code: type,
        message: textOf(bug, 'LongMessage') || textOf(bug, 'ShortMessage') || type,
        ...(sourcepath && { file: sourcepath }),
        ...(line && { line }),
        span: spanOf(bug),
      };
    });
}

const priorities: Readonly<Record<string, Severity>> = { 1: 'error', 2: 'warning' };

export function readCpdXml(root: Element): Part[] {
  return root.children
    .filter(({ name }) => name === 'duplication')
    .flatMap((duplication) => {
      const { lines = '', tokens = '' } = duplication.attributes;
      const [first, ...others] = duplication.children
        .filter(({ name }) => name === 'file')
        .map(({ attributes: { path = '', line } }) => ({ file: path, line: numberOf(line) ?? 1 }));
      if (!first) return [];
      return [
        {
          severity: 'warning' as const,
          code: 'duplication',
          message: `${lines} lines (${tokens} tokens) are duplicated`,
          ...first,
          related: others.map((place) => ({ ...place, message: 'The same code' })),
          span: spanOf(duplication),
        },
      ];
    });
}
