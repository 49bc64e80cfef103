/** The text with its comments blank and the insides of its strings as `·`: as long as before, line by line. */
export function maskC(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, mask);
}

export function maskTypeScript(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|(?<=[=(,:?!&|]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g,
    mask,
  );
}

export function maskPython(text: string): string {
  return text.replace(
    /"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|#[^\n]*|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'/g,
    mask,
  );
}

function mask(token: string): string {
  if (/^(?:\/[/*]|#)/.test(token)) return token.replace(/[^\n]/g, ' ');
  return token[0] + token.slice(1, -1).replace(/[^\n]/g, '·') + token.at(-1);
}
