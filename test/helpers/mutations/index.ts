import { cKinds } from './c.ts';
import { maskC, maskPython, maskTypeScript } from './mask.ts';
import { type Mutation, mutate } from './mutation.ts';
import { pythonKinds } from './python.ts';
import { typescriptKinds } from './typescript.ts';

/** Breaks a source file as people do; the ending of its name tells the language. */
export function breakFile(
  name: string,
  text: string,
  count: number,
  random: () => number,
  /** Names of the kinds to take. Default: all. */
  only = /^/,
): { text: string; mutations: Mutation[] } {
  const language = languages.find(({ ending }) => ending.test(name));
  if (!language) throw new Error(`no slips are known for ${name}`);
  const { kinds, mask } = language;
  const chosen = kinds.filter((kind) => only.test(kind.name));
  return mutate(text, {
    kinds: chosen,
    mask,
    count,
    random,
    ...(mask === maskC && { isRead: outsideConditions(text) }),
  });
}

const languages = [
  { ending: /\.c$/, kinds: cKinds, mask: maskC },
  { ending: /\.ts$/, kinds: typescriptKinds, mask: maskTypeScript },
  { ending: /\.py$/, kinds: pythonKinds, mask: maskPython },
];

/** What stands behind `#if` may be read or not. */
function outsideConditions(text: string): (line: number) => boolean {
  let depth = 0;
  const read = text.split('\n').map((line) => {
    if (/^\s*#\s*if/.test(line)) depth++;
    const isOutside = depth === 0;
    if (/^\s*#\s*endif/.test(line)) depth--;
    return isOutside;
  });
  return (line) => read[line] === true;
}
