import { describe, expect, it } from 'vitest';
import { planFixes } from '../../../src/fixes/plan.ts';
import { parseLog } from '../../../src/parser/parse-log.ts';

/** Programs, and what rustc and clippy of Rust 1.95 print about them. */
const programs: Readonly<Record<string, string>> = {
  'a.rs': [
    'fn label() -> String {',
    '    let name = String::from("x");',
    '    name.to_uppercase();',
    '}',
    'fn take(text: &str) -> usize { text.len() }',
    'fn main() {',
    '\tlet mut count = 1;',
    '    let binding = match count { 1 -> 2, _ => 3 };',
    '}',
    '',
  ].join('\n'),
  'b.rs': [
    'fn name() -> String {',
    '    String::from("x");',
    '}',
    'fn take(text: &str) -> usize { text.len() }',
    'fn main() {',
    '    let owned = name();',
    '\tprintln!("{}", take(owned));',
    '    let mut once = 1;',
    '    while true { println!("{once}"); break; }',
    '    let map: HashMap<u8, u8> = HashMap::new();',
    '    for n in 0..3 { if (n > 1) { println!("{n}"); } }',
    '}',
    '',
  ].join('\n'),
  'c.rs': [
    'fn name() -> String { String::new() }',
    'fn main() {',
    '    let text = name().as_str();',
    '    println!("{}", text);',
    '}',
    '',
  ].join('\n'),
  'src/main.rs': [
    'fn first(list: &[u32]) -> Option<u32> {',
    '    for &item in list {',
    '        if item > 2 {',
    '            return Some(item);',
    '        }',
    '    }',
    '    None',
    '}',
    '',
    'fn main() {',
    '    let list = vec![1, 2, 3];',
    '    if list.len() == 0 {',
    '        println!("none");',
    '    } else {',
    '        if list.len() > 2 {',
    '            println!("many");',
    '        }',
    '    }',
    '    if list[0] > 1 {',
    '        if list[1] > 2 {',
    '            println!("both");',
    '        }',
    '    }',
    '    println!("{:?}", first(&list));',
    '}',
    '',
  ].join('\n'),
};

const cases: readonly { what: string; file: string; log: string; from: string; to: string }[] = [
  {
    what: 'a replacement behind marks above it',
    file: 'a.rs',
    from: '    let binding = match count { 1 -> 2, _ => 3 };',
    to: '    let binding = match count { 1 => 2, _ => 3 };',
    log: [
      'error: expected one of `...`, `..=`, `..`, `=>`, `if`, or `|`, found `->`',
      ' --> a.rs:8:35',
      '  |',
      '8 |     let binding = match count { 1 -> 2, _ => 3 };',
      '  |                                   ^^',
      '  |                                   |',
      '  |                                   expected one of `...`, `..=`, `..`, `=>`, `if`, or `|`',
      '  |                                   help: use a fat arrow to start a match arm: `=>`',
      '',
    ].join('\n'),
  },
  {
    what: 'a removal that only its label tells',
    file: 'a.rs',
    from: '    name.to_uppercase();',
    to: '    name.to_uppercase()',
    log: [
      'error[E0308]: mismatched types',
      ' --> a.rs:1:15',
      '  |',
      '1 | fn label() -> String {',
      '  |    -----      ^^^^^^ expected `String`, found `()`',
      '  |    |',
      '  |    implicitly returns `()` as its body has no tail or `return` expression',
      '2 |     let name = String::from("x");',
      '3 |     name.to_uppercase();',
      '  |                        - help: remove this semicolon to return this value',
      '',
    ].join('\n'),
  },
  {
    what: 'a removal in a line with a tab, which is quoted as spaces',
    file: 'a.rs',
    from: '\tlet mut count = 1;',
    to: '\tlet count = 1;',
    log: [
      'warning: variable does not need to be mutable',
      ' --> a.rs:7:6',
      '  |',
      '7 |     let mut count = 1;',
      '  |         ----^^^^^',
      '  |         |',
      '  |         help: remove this `mut`',
      '  |',
      '  = note: `#[warn(unused_mut)]` (part of `#[warn(unused)]`) on by default',
      '',
    ].join('\n'),
  },
  {
    what: 'a replacement beside the marks',
    file: 'a.rs',
    from: '    let binding = match count { 1 -> 2, _ => 3 };',
    to: '    let _binding = match count { 1 -> 2, _ => 3 };',
    log: [
      'warning: unused variable: `binding`',
      ' --> a.rs:8:9',
      '  |',
      '8 |     let binding = match count { 1 -> 2, _ => 3 };',
      '  |         ^^^^^^^ help: if this is intentional, prefix it with an underscore: `_binding`',
      '  |',
      '  = note: `#[warn(unused_variables)]` (part of `#[warn(unused)]`) on by default',
      '',
    ].join('\n'),
  },
  {
    what: 'a new line',
    file: 'b.rs',
    from: 'fn name() -> String {',
    to: 'use std::collections::HashMap;\nfn name() -> String {',
    log: [
      'error[E0425]: cannot find type `HashMap` in this scope',
      '  --> b.rs:10:14',
      '   |',
      '10 |     let map: HashMap<u8, u8> = HashMap::new();',
      '   |              ^^^^^^^ not found in this scope',
      '   |',
      'help: consider importing this struct',
      '   |',
      ' 1 + use std::collections::HashMap;',
      '   |',
      '',
    ].join('\n'),
  },
  {
    what: 'a line before and after',
    file: 'b.rs',
    from: '    for n in 0..3 { if (n > 1) { println!("{n}"); } }',
    to: '    for n in 0..3 { if n > 1  { println!("{n}"); } }',
    log: [
      'warning: unnecessary parentheses around `if` condition',
      '  --> b.rs:11:24',
      '   |',
      '11 |     for n in 0..3 { if (n > 1) { println!("{n}"); } }',
      '   |                        ^     ^',
      '   |',
      '   = note: `#[warn(unused_parens)]` (part of `#[warn(unused)]`) on by default',
      'help: remove these parentheses',
      '   |',
      '11 -     for n in 0..3 { if (n > 1) { println!("{n}"); } }',
      '11 +     for n in 0..3 { if n > 1  { println!("{n}"); } }',
      '   |',
      '',
    ].join('\n'),
  },
  {
    what: 'an insertion in a line with a tab',
    file: 'b.rs',
    from: '\tprintln!("{}", take(owned));',
    to: '\tprintln!("{}", take(&owned));',
    log: [
      'error[E0308]: mismatched types',
      ' --> b.rs:7:22',
      '  |',
      '7 |     println!("{}", take(owned));',
      '  |                    ---- ^^^^^ expected `&str`, found `String`',
      '  |                    |',
      '  |                    arguments to this function are incorrect',
      '  |',
      'note: function defined here',
      ' --> b.rs:4:4',
      '  |',
      '4 | fn take(text: &str) -> usize { text.len() }',
      '  |    ^^^^ ----------',
      'help: consider borrowing here',
      '  |',
      '7 |     println!("{}", take(&owned));',
      '  |                         +',
      '',
    ].join('\n'),
  },
  {
    what: 'a new line before one that changes',
    file: 'c.rs',
    from: '    let text = name().as_str();',
    to: '    let binding = name();\n    let text = binding.as_str();',
    log: [
      'error[E0716]: temporary value dropped while borrowed',
      ' --> c.rs:3:16',
      '  |',
      '3 |     let text = name().as_str();',
      '  |                ^^^^^^         - temporary value is freed at the end of this statement',
      '  |                |',
      '  |                creates a temporary value which is freed while still in use',
      '4 |     println!("{}", text);',
      '  |                    ---- borrow later used here',
      '  |',
      'help: consider using a `let` binding to create a longer lived value',
      '  |',
      '3 ~     let binding = name();',
      '4 ~     let text = binding.as_str();',
      '  |',
      '',
    ].join('\n'),
  },
  {
    what: 'a span over lines that are left out',
    file: 'src/main.rs',
    from: '    for &item in list {\n        if item > 2 {\n            return Some(item);\n        }\n    }\n    None',
    to: '    list.iter().find(|&&item| item > 2).copied()',
    log: [
      'warning: manual implementation of `Iterator::find`',
      ' --> src/main.rs:2:5',
      '  |',
      '2 | /     for &item in list {',
      '3 | |         if item > 2 {',
      '4 | |             return Some(item);',
      '... |',
      '7 | |     None',
      '  | |________^ help: replace with an iterator: `list.iter().find(|&&item| item > 2).copied()`',
      '  |',
      '  = help: for further information visit https://rust-lang.github.io/rust-clippy/rust-1.95.0/index.html#manual_find',
      '  = note: `#[warn(clippy::manual_find)]` on by default',
      '',
    ].join('\n'),
  },
  {
    what: 'lines that change around others',
    file: 'src/main.rs',
    from: '    if list[0] > 1 {\n        if list[1] > 2 {\n            println!("both");\n        }\n    }',
    to: '    if list[0] > 1\n        && list[1] > 2 {\n            println!("both");\n        }',
    log: [
      'warning: this `if` statement can be collapsed',
      '  --> src/main.rs:19:5',
      '   |',
      '19 | /     if list[0] > 1 {',
      '20 | |         if list[1] > 2 {',
      '21 | |             println!("both");',
      '22 | |         }',
      '23 | |     }',
      '   | |_____^',
      '   |',
      '   = help: for further information visit https://rust-lang.github.io/rust-clippy/rust-1.95.0/index.html#collapsible_if',
      '   = note: `#[warn(clippy::collapsible_if)]` on by default',
      'help: collapse nested if block',
      '   |',
      '19 ~     if list[0] > 1',
      '20 ~         && list[1] > 2 {',
      '21 |             println!("both");',
      '22 ~         }',
      '   |',
      '',
    ].join('\n'),
  },
];

describe('what rustc and clippy suggest in the text for people', () => {
  it.each(cases)('$what', async ({ file, log, from, to }) => {
    const before = programs[file] ?? '';
    expect(await mend(log, file, before)).toBe(before.replace(from, to));
  });

  it.each(cases)('$what: not where the file says something else', async ({ file, log, from }) => {
    const changed = (programs[file] ?? '').replaceAll(/\w+/g, 'other');
    expect(from).not.toBe('');
    expect(await mend(log, file, changed)).toBe(changed);
  });

  it.each(cases)('$what: once, however often the log is read', async ({ file, log }) => {
    const once = await mend(log, file, programs[file] ?? '');
    expect(await mend(log, file, once)).toBe(once);
  });

  it.each(cases)('$what: also with a comment that came later', async ({ file, log, from, to }) => {
    const comment = (text: string) =>
      text.replace(/.*(\n|$)/, (line) => `${line.trimEnd()} // later${line.endsWith('\n') ? '\n' : ''}`);
    const before = programs[file] ?? '';
    if (from.includes('\n') || to.includes('\n')) return;
    expect(await mend(log, file, before.replace(from, comment(from)))).toBe(
      before.replace(from, to === '' ? '' : comment(to)),
    );
  });
});

/** The text after all fixes of the log, `unsafe` ones too. */
async function mend(log: string, file: string, text: string): Promise<string> {
  const proposals = [];
  for await (const diagnostic of parseLog(log)) {
    for (const fix of diagnostic.fixes ?? []) proposals.push({ diagnostic, fix });
  }
  expect(proposals.length).toBeGreaterThan(0);
  const opened = { file: { text, encoding: 'utf8' as const, mark: false, lineEnd: '\n' as const }, path: file };
  return planFixes(proposals, () => opened).changed.get(file) ?? text;
}
