import type { Draft, Edit, Related } from '../../core/diagnostic.ts';

/**
 * Whether what was read out of JSON by its names alone holds the kinds of values that a draft has. JSON in a log may be cut, mixed with other lines or
 * somebody's joke; a schema for each tool's format would refuse what the next version of the tool adds.
 */
export function isSound(draft: Partial<Draft>): boolean {
  const { message, code, snippet = [], related = [], fixes = [] } = draft;
  return (
    areText(message, code, ...snippet) &&
    isPlace(draft) &&
    related.every((note) => areText(note.message) && isPlace(note)) &&
    fixes.every(({ title, edits }) => areText(title) && edits.every(isEdit))
  );
}

function isEdit(edit: Edit): boolean {
  return areText(edit.file, edit.newText) && edit.file !== undefined && isPlace(edit);
}

function isPlace(
  place: Pick<Related, 'file' | 'line' | 'column'> & { endLine?: unknown; endColumn?: unknown },
): boolean {
  const { file, line, column, endLine, endColumn } = place;
  return areText(file) && [line, column, endLine, endColumn].every((at) => at === undefined || Number.isInteger(at));
}

function areText(...values: readonly unknown[]): boolean {
  return values.every((value) => value === undefined || typeof value === 'string');
}
