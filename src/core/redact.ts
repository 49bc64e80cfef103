import type { Diagnostic } from './diagnostic.ts';

/**
 * Masks what looks like a secret: tokens by their well-known prefixes, private keys, values that are assigned to a name
 * such as `password`, and passwords in URLs. What helps to find the place stays. Hashes, UUIDs and paths are left alone.
 */
export function redactText(text: string): string {
  // Nearly every text has none, and one test is much cheaper than all the patterns.
  if (!suspicious.test(text)) return text;
  return patterns.reduce((masked, [pattern, replacement]) => masked.replace(pattern, replacement), text);
}

/** The same diagnostic with every text masked; the very same object where there was nothing to mask. */
export function redactDiagnostic(diagnostic: Diagnostic): Diagnostic {
  return redactValue(diagnostic) as Diagnostic;
}

/** Plain data with every text in it masked. */
export function redactAll<Value>(value: Value): Value {
  return redactValue(value) as Value;
}

function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  let changed: Record<string, unknown> | unknown[] | undefined;
  for (const key of Object.keys(value)) {
    const before = (value as Record<string, unknown>)[key];
    const after = redactValue(before);
    if (after === before) continue;
    changed ??= Array.isArray(value) ? [...value] : { ...value };
    (changed as Record<string, unknown>)[key] = after;
  }
  return changed ?? value;
}

const patterns: readonly (readonly [RegExp, string])[] = [
  // GitHub, GitLab, Slack, npm, PyPI, Stripe, OpenAI-style, Google, AWS key ids
  [
    /\b(?:gh[pousr]_|github_pat_|glpat-|glcbt-|npm_|pypi-|xox[abeoprs]-|sk-|sk_live_|rk_live_)[A-Za-z0-9_-]{16,}/g,
    '***',
  ],
  [/\bAIza[A-Za-z0-9_-]{30,}/g, '***'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, '***'],
  // JSON Web Tokens: two base64url objects and a signature
  [/\beyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, '***'],
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g, '***'],
  [/\b(Authorization: ?(?:Bearer|Basic|Token) )[^\s'"]+/gi, '$1***'],
  [/\b(Bearer )[A-Za-z0-9._~+/-]{16,}=*/g, '$1***'],
  [/([A-Za-z][A-Za-z0-9+.-]{0,20}:\/\/[^\s:@/'"]{0,256}:)[^\s@/'"]{1,256}@/g, '$1***@'],
  // A source line compares and declares names like these; only a value that is quoted or assigned in a shell is one.
  [
    /((?:password|passwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|credentials?)["']?\s?(?:=|:)\s?)(["'])[^"'\s]{6,}\2/gi,
    '$1$2***$2',
  ],
  [
    /((?:[A-Z0-9]+_)*(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|ACCESS_KEY|PRIVATE_KEY|SECRET_KEY|ACCOUNT_KEY)=)[^\s"';&|]{4,}/g,
    '$1***',
  ],
  [/((?:^|[\s?&;,])(?:password|passwd|secret|token|api[_-]?key|access_token|accountkey)=)[^\s"'&;,]{6,}/gi, '$1***'],
];

const suspicious =
  /gh[pousr]_|github_pat_|glpat-|glcbt-|npm_|pypi-|xox[abeoprs]-|\bsk[-_]|rk_live_|AIza|AKIA|ASIA|eyJ|PRIVATE KEY|Bearer|Authorization|:\/\/[^\s/]*@|password|passwd|secret|token|key|credential/i;
