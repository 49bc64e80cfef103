import { type Rule, type RuleContext, type RuleEdit, removeLine, replace } from '../rule.ts';

/** Rust, where the compiler's text has no help: with JSON it says how itself. */
export const rustRules: readonly Rule[] = [
  {
    name: 'rust-unused-import',
    title: 'remove the import that is never used',
    tools: ['rustc'],
    message: /^unused imports?: (?<names>`.*`)$/,
    // rustc's own applicability for it is MachineApplicable.
    safety: 'safe',
    edit: unusedImport,
    examples: [
      {
        file: 'main.rs',
        diagnostic: {
          tool: 'rustc',
          code: 'unused_imports',
          message: 'unused import: `std::collections::BTreeMap`',
          line: 1,
          column: 5,
        },
        before: 'use std::collections::BTreeMap;\nuse std::fmt;\n',
        after: 'use std::fmt;\n',
      },
      {
        file: 'main.rs',
        diagnostic: {
          tool: 'rustc',
          code: 'unused_imports',
          message: 'unused imports: `BTreeMap` and `HashSet`',
          line: 1,
          column: 24,
        },
        before: 'use std::collections::{BTreeMap, HashMap, HashSet};\n',
        after: 'use std::collections::HashMap;\n',
      },
      {
        file: 'main.rs',
        diagnostic: { tool: 'rustc', code: 'unused_imports', message: 'unused import: `self`', line: 1, column: 16 },
        before: 'use std::fmt::{self, Debug, Display};\n',
        after: 'use std::fmt::{Debug, Display};\n',
      },
    ],
  },
];

function unusedImport({
  lines,
  line,
  at,
  index,
  groups: { names = '' },
}: RuleContext): readonly RuleEdit[] | undefined {
  // An attribute above would be one of the next item.
  if (/^\s*#!?\[/.test(lines[at - 1] ?? '')) return undefined;
  const unused = [...names.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const whole = /^\s*(?:pub(?:\([^)]*\))?\s+)?use\s+(?<path>[^{};]+);\s*(?:\/\/.*)?$/.exec(line)?.groups?.path?.trim();
  if (whole !== undefined) return whole === unused[0] ? [removeLine(at)] : undefined;
  const list = /^(?<lead>\s*use\s+[\w:]*::)\{(?<names>[^{}]*)\}(?=;\s*$)/.exec(line)?.groups;
  if (!list || index < (list.lead?.length ?? 0)) return undefined;
  const all = (list.names ?? '').split(',').flatMap((name) => name.trim() || []);
  const kept = all.filter((name) => !unused.includes(name));
  if (kept.length + unused.length !== all.length) return undefined;
  if (kept.length === 0) return [removeLine(at)];
  const [only, ...others] = kept;
  const text = others.length === 0 && only !== undefined && !only.startsWith('self') ? only : `{${kept.join(', ')}}`;
  const start = list.lead?.length ?? 0;
  return [replace(at, start, (list.names?.length ?? 0) + 2, text)];
}
