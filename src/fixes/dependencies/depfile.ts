/**
 * The files that a compiler says it has read, from a depfile as `gcc -MD` writes it: a rule of make, `target: file file`, with
 * `\` before a line end to go on, `\ ` for a space, `\#` and `$$`
 * (https://gcc.gnu.org/onlinedocs/gcc/Preprocessor-Options.html, -M). Rules without files, as `-MP` adds them, say nothing.
 */
export function parseDepfile(text: string): string[] {
  const files = new Set<string>();
  for (const rule of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    // Not the colon of `C:\`: behind the one that is meant stands white space.
    const colon = /:(?=\s)/.exec(rule);
    if (!colon) continue;
    for (const word of rule.slice(colon.index + 1).match(/(?:\\[ #]|\$\$|\S)+/g) ?? [])
      files.add(word.replace(/\\([ #])/g, '$1').replaceAll('$$', '$'));
  }
  return [...files];
}

/** Where the depfile of a source may be, relative to the root: beside it, or in a folder that a build writes to. */
export function depfilePlaces(file: string, buildFolders: readonly string[]): string[] {
  const slash = file.lastIndexOf('/') + 1;
  const [folder, name] = [file.slice(0, slash), file.slice(slash)];
  const stem = name.replace(/\.[^.]*$/, '');
  const beside = [`${stem}.d`, `${stem}.o.d`, `${name}.d`, `${name}.o.d`, `.deps/${stem}.Po`, `.deps/${stem}.Plo`];
  const built = [
    `${folder}${stem}.d`,
    `${folder}${stem}.o.d`,
    `${file}.d`,
    `${file}.o.d`,
    `${file}.obj.d`,
    `${stem}.d`,
  ];
  return [
    ...beside.map((each) => folder + each),
    ...buildFolders.flatMap((build) => built.map((each) => `${build}/${each}`)),
  ];
}
