import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixTree } from '../../pipelines/fix.ts';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'buildfix-tool-fixes-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** Lines that differ afterwards, all safe and unsafe fixes of a sample's log applied to the sources that it was made of. */
async function changed(sample: string, file: string, prepare = (text: string) => text): Promise<string[]> {
  cpSync(join(samples, sample.split('/')[0] as string, 'src'), root, { recursive: true });
  const before = prepare(readFileSync(join(root, file), 'utf8'));
  writeFileSync(join(root, file), before);
  const log = readFileSync(join(samples, `${sample}.log`), 'utf8');
  await fixTree({ log, root, safety: 'unsafe', write: true });
  const rest = before.split('\n');
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => {
      const at = rest.indexOf(line);
      if (at !== -1) rest.splice(at, 1);
      return at === -1;
    });
}

const wideC = [
  '\tchar *名 = "日本"; int n = p->x * p->y;',
  '\tconst char *wide = "日本語"; printf("%s %d\\n", wide, area(&p)); printf("x");',
];

describe('fixes of a tool, from its log to the file', () => {
  it.each([
    ['gcc/wide', 'wide.c', wideC],
    ['gcc/wide-json', 'wide.c', wideC],
    ['gcc/wide-fixits', 'wide.c', wideC],
    // The patch says again what stands above it.
    ['gcc/patch', 'wide.c', wideC],
    ['clang/wide', 'wide.c', [wideC[0], wideC[1]?.replace('printf("x")', 'prinft("x")')]],
    [
      'rustc/wide',
      'wide.rs',
      [
        '    let 名 = "日本語🎉"; let n: i32 = 5i32; println!("{}", 名.len());',
        '    let x = "🎉"; let y = String::new();',
        '    let s = "한국어 🎉"; if n == 5 { }',
        '    let t = "日本"; let unused_value = 1; let w = n + 1 ;',
      ],
    ],
    [
      'rustc/wide-clippy',
      'wide-clippy.rs',
      [
        '    let 名 = "日本語🎉"; let w = n + 1 ; let v = [1]; if v.is_empty() { println!("🎉"); }',
        '    let 数 = 3; let z = 数; let _ = "日本".to_string(); println!("{}{}{}{}", s, z, w, 名);',
      ],
    ],
    [
      'stylelint/json',
      'fixes/wide.css',
      [
        'a { color: #FFF; margin: 0 0px 0px 0px }',
        '  COLOR: rgba(0, 0, 0, 50%);',
        '  top: 0;',
        '  background: url(x.png);',
        'a::before { content: "🎉"; color: #fff }',
      ],
    ],
    [
      'golangci-lint/fixes',
      'fixes/main.go',
      [
        '// größe 名.',
        '\t名 := "日本"',
        '\tx := 3',
        '\tfor i := range 10 {',
        '\t\tfmt.Println(名)',
        '\terr := fmt.Errorf("bad %d", x)',
        // The tool removes the argument and leaves its comma, which Go allows.
        '\tfmt.Println(strings.ReplaceAll("a", "b", "c", ), err)',
        '\tif (x != 3) {',
        '// no period.',
        '\treturn "receive"',
      ],
    ],
    ['biome/rdjson', 'a.js', ['const _unused = "x"', expect.stringContaining('a === 1'), 'var _x = {a: 2};']],
  ])('%s', async (sample, file, lines) => {
    expect(await changed(sample, file)).toEqual(lines);
  });

  it.each([
    ['stylelint/json', 'fixes/wide.css', (text: string) => text.replace('🎉 */', `${'x'.repeat(300)} */`)],
    ['golangci-lint/fixes', 'fixes/main.go', (text: string) => text.replaceAll(/^(\s*\S)/gm, '$1y')],
  ])('%s: nothing is done to a file that is another one', async (sample, file, change) => {
    expect(await changed(sample, file, change)).toEqual([]);
  });
});
