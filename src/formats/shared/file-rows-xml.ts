/** Reports that are lists of files, each with rows: Checkstyle's, PMD's, CSSLint's and JSLint's XML. */

import type { Severity } from '../../core/diagnostic.ts';
import type { Part } from '../../core/format.ts';
import type { Element } from './xml.ts';
import { descendants } from './xml.ts';
import { spanOf } from './xml-report.ts';

const rowNames: ReadonlySet<string> = new Set(['error', 'issue', 'violation', 'problem']);

export function readFileRows(root: Element): Part[] {
  const files = root.name === 'file' ? [root] : [...descendants(root, 'file')];
  const tool = toolOf(root);
  return files.flatMap((file) => {
    const name = file.attributes.name ?? file.attributes.path;
    if (!name) return [];
    return file.children.filter((row) => rowNames.has(row.name)).map((row) => ({ ...readRow(row, name), ...tool }));
  });
}

/** PHPMD writes PMD's report, and many write the one of JSLint. */
function toolOf({ name, attributes: { tool } }: Element): { tool?: string } {
  return name === 'jslint' ? { tool: name } : name === 'pmd' && tool ? { tool } : {};
}

function readRow(row: Element, file: string): Part {
  const { attributes } = row;
  const line = numberOf(attributes.line ?? attributes.beginline);
  const column = numberOf(attributes.column ?? attributes.begincolumn ?? attributes.char);
  const endLine = numberOf(attributes.endline);
  const endColumn = numberOf(attributes.endcolumn);
  const said = (attributes.message ?? attributes.reason ?? row.text).replace(/; context:.*$/s, '').trim();
  // ESLint puts its rule behind the message here.
  const inMessage = /^(.{1,5000}) \(((?:@?[\w-]+\/)*[\w-]+)\)$/s.exec(said);
  const named = ruleOf(attributes);
  return {
    severity: severityOf(attributes),
    // Some say the rule in the message too, some say it there alone.
    message: inMessage && (named === undefined || named === inMessage[2]) ? (inMessage[1] as string) : said,
    file,
    ...(line && { line }),
    ...(column && { column }),
    // PMD's last column belongs to the range.
    ...(line && column && endLine && endColumn && { endLine, endColumn: endColumn + 1 }),
    ...codeOf(
      named ?? (attributes.source === undefined && attributes.message === undefined ? inMessage?.[2] : undefined),
    ),
    span: spanOf(row),
  };
}

function codeOf(code: string | undefined): { code?: string } {
  return code ? { code } : {};
}

/** Checkstyle says a class, others their own name in front of the rule. */
function ruleOf({ source, rule }: Element['attributes']): string | undefined {
  if (rule) return rule;
  if (!source) return undefined;
  const check = /^(?:[a-z]\w*\.)+([A-Z]\w*)Check$/.exec(source);
  return check
    ? check[1]
    : source.replace(
        /^(?:eslint\.rules|htmlvalidate\.rules|failure\.tslint|net\.csslint|jshint|htmlhint|ShellCheck|detekt|stylelint\.rules)\./,
        '',
      );
}

function severityOf({ severity, priority }: Element['attributes']): Severity {
  if (severity !== undefined)
    return /^err/i.test(severity) ? 'error' : /^info|^ignore|^style/i.test(severity) ? 'info' : 'warning';
  // PMD's: 1 and 2 must be put right.
  const level = Number(priority);
  return level > 0 && level < 3 ? 'error' : level === 5 ? 'info' : 'warning';
}

export function numberOf(text: string | undefined): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 && number < 2 ** 31 ? number : undefined;
}
