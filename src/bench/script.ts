import { fileURLToPath } from 'node:url';

/** The path of a script of ours that runs in a process of its own; `module` is the `import.meta.url` of who asks. */
export function scriptBeside(module: string, name: string): string {
  // Compiled or not, they have the same ending.
  return fileURLToPath(new URL(`${name}${module.endsWith('.ts') ? '.ts' : '.js'}`, module));
}
