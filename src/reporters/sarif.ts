import type { ColumnUnit, Diagnostic, Edit, Fix, Place, Severity } from '../core/diagnostic.ts';
import type { FinishedRun, ReporterDefinition, ReporterOptions } from '../core/reporter.ts';

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, in pieces, one result each. */
export const sarif: ReporterDefinition = {
  name: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  live: false,
  create: (options) => ({ end: (run) => write(run, options) }),
};

async function* write({ problems }: FinishedRun, { version, root }: ReporterOptions): AsyncGenerator<string> {
  // Rules have to be listed before the results, so the problems are walked twice rather than kept.
  const rules = new Map<string, number>();
  for await (const problem of problems()) {
    const id = ruleId(problem);
    if (!rules.has(id)) rules.set(id, rules.size);
  }
  const driver = {
    name: 'buildfix',
    version,
    informationUri: 'https://www.npmjs.com/package/buildfix',
    rules: [...rules.keys()].map((id) => ({ id })),
  };
  const base = { SRCROOT: { uri: `file://${encodeURI(root.endsWith('/') ? root : `${root}/`)}` } };
  const head = { tool: { driver }, originalUriBaseIds: base, columnKind: 'utf16CodeUnits' };
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[${JSON.stringify(head).slice(0, -1)},"results":[`;
  let separator = '\n';
  for await (const problem of problems()) {
    yield separator + JSON.stringify(toResult(problem, rules.get(ruleId(problem)) ?? 0));
    separator = ',\n';
  }
  yield '\n]}]}\n';
}

function ruleId({ tool, code }: Diagnostic): string {
  return code === undefined ? tool : `${tool}/${code}`;
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function toResult(problem: Diagnostic, ruleIndex: number): object {
  const { severity, message, fingerprint, count, baseline, related = [], fixes = [] } = problem;
  const whole = fixes.filter(
    (fix) => fix.edits.length > 0 && fix.edits.every((edit) => hasExactColumns(problem, edit, fix)),
  );
  return {
    ruleId: ruleId(problem),
    ruleIndex,
    level: levels[severity],
    message: { text: message === '' ? '(no message)' : message },
    partialFingerprints: { 'buildfix/v1': fingerprint },
    occurrenceCount: count,
    ...(baseline && { baselineState: baseline === 'new' ? 'new' : 'unchanged' }),
    ...(problem.file !== undefined && { locations: [{ physicalLocation: physical(problem, problem) }] }),
    ...(related.length > 0 && {
      relatedLocations: related.map((note) => ({
        message: { text: note.message === '' ? '(no message)' : note.message },
        ...(note.file !== undefined && { physicalLocation: physical(note, problem) }),
      })),
    }),
    ...(whole.length > 0 && { fixes: whole.map(toSarifFix) }),
  };
}

function physical(place: Place, { columnUnit }: Diagnostic): object {
  const { file = '', line, column, endLine, endColumn } = place;
  // A column that is counted in another unit than the run's is left out: half the truth is a wrong place.
  const exact = columnUnit === 'utf16' || columnUnit === undefined;
  const region =
    line === undefined
      ? undefined
      : {
          startLine: line,
          ...(exact && column !== undefined && { startColumn: column }),
          ...(endLine !== undefined && { endLine }),
          ...(exact && column !== undefined && endLine !== undefined && endColumn !== undefined && { endColumn }),
        };
  return { artifactLocation: artifact(file), ...(region && { region }) };
}

function artifact(file: string): object {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]%3A\//.test(path)) return { uri: `file:///${path.replace('%3A', ':')}` };
  return path.startsWith('/') ? { uri: `file://${path}` } : { uri: path, uriBaseId: 'SRCROOT' };
}

function hasExactColumns(problem: Diagnostic, { line, column, endColumn, offset }: Edit, fix: Fix): boolean {
  const unit: ColumnUnit = fix.columnUnit ?? problem.columnUnit ?? 'utf16';
  if (offset) return unit === 'utf16';
  if (unit === 'utf16' || (column === 1 && endColumn === 1)) return true;
  const quoted = line === problem.line ? problem.snippet?.[0] : undefined;
  return quoted !== undefined && /^[\x20-\x7e]*$/.test(quoted);
}

function toSarifFix({ title, edits }: Fix): object {
  const files = [...new Set(edits.map(({ file }) => file))];
  return {
    description: { text: title },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: edits
        .filter((edit) => edit.file === file)
        .map(({ line, column, endLine, endColumn, newText, offset }) => ({
          deletedRegion: offset
            ? { charOffset: offset.start, charLength: offset.end - offset.start }
            : { startLine: line, startColumn: column, endLine, endColumn },
          insertedContent: { text: newText },
        })),
    })),
  };
}
