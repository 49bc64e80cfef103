import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two empty folders, one for what is disturbed and one for what is not, removed afterwards. */
export async function inFolders<Result>(
  use: (disturbed: string, undisturbed: string) => Promise<Result>,
): Promise<Result> {
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'buildfix-crash-')));
  try {
    return await use(folders[0] as string, folders[1] as string);
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}
