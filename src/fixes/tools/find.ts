import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { BuildfixError } from '../../core/errors.ts';
import type { Program } from './tool.ts';

export interface FoundProgram {
  /** What starts it, without arguments; for TypeScript the path of its library instead. */
  readonly command: readonly [string, ...string[]];
  /** Where it is to be run. */
  readonly folder: string;
}

export interface Where {
  /** Absolute: of the file that is to be mended. */
  readonly folder: string;
  /** The root, or the repository around it: nothing above is of the project. */
  readonly top: string;
  /** What the user says instead: a program, or the folder of a package. */
  readonly given?: string | undefined;
}

/**
 * Looks for a program where the project has it: in node_modules, in a virtual environment, or on PATH when a file in the project says that
 * it uses it. A program that happens to be installed is no reason to run it.
 */
export function findProgram(
  program: Program,
  { folder, top, given }: Where,
): FoundProgram | { readonly missing: string } {
  const folders = upwards(folder, top);
  const mark = folders.find((one) => program.marks.some((name) => isMarked(one, name)));
  if (program.needsMark && mark === undefined) return { missing: `the project has no ${program.marks.join(', ')}` };
  if (given !== undefined) return { command: givenCommand(program, resolve(given)), folder: mark ?? top };
  for (const one of folders) {
    const command =
      packageCommand(program, join(one, 'node_modules')) ??
      (program.isPython ? environmentCommand(program, one) : undefined);
    if (command) return { command, folder: mark ?? one };
  }
  const onPath = mark === undefined ? undefined : searchPath(program.name);
  if (onPath !== undefined && mark !== undefined) return { command: programAt(program, onPath), folder: mark };
  const places = program.npmPackage ? 'node_modules' : program.isPython ? 'a virtual environment' : 'PATH';
  return {
    missing:
      mark === undefined && !program.needsMark
        ? `${program.name} is not in ${places} of the project, and no configuration of it is there`
        : `${program.name} is neither in ${places} nor on PATH`,
  };
}

function upwards(folder: string, top: string): string[] {
  const folders = [folder];
  for (let at = folder; at !== top && dirname(at) !== at; ) {
    at = dirname(at);
    folders.push(at);
  }
  return folders;
}

function isMarked(folder: string, mark: string): boolean {
  const [name = '', text] = mark.split('#');
  const path = join(folder, name);
  if (!existsSync(path)) return false;
  return text === undefined || readFileSync(path, 'utf8').includes(text);
}

function packageCommand(program: Program, modules: string): FoundProgram['command'] | undefined {
  return program.npmPackage === undefined ? undefined : commandOfPackage(program, join(modules, program.npmPackage));
}

/** By the package's own word: the links in .bin are for shells, and batch files on Windows. */
function commandOfPackage({ name, npmPackage }: Program, folder: string): FoundProgram['command'] | undefined {
  let manifest: { name?: unknown; bin?: string | Record<string, string> };
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    return undefined;
  }
  if (npmPackage === 'typescript') return [join(folder, 'lib/typescript.js')];
  const script = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[name];
  return script === undefined ? undefined : [process.execPath, join(folder, script)];
}

function environmentCommand({ name }: Program, folder: string): FoundProgram['command'] | undefined {
  const found = ['.venv', 'venv']
    .flatMap((environment) => [`${environment}/bin/${name}`, `${environment}/Scripts/${name}.exe`])
    .map((path) => join(folder, path))
    .find(isProgram);
  return found === undefined ? undefined : [found];
}

/** Of PATH only what is absolute: a dot in it means wherever we happen to be. */
function searchPath(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(isProgram);
}

function programAt(program: Program, path: string): FoundProgram['command'] {
  if (program.npmPackage !== 'typescript') return [path];
  return [join(dirname(realpathSync(path)), '../lib/typescript.js')];
}

function givenCommand(program: Program, path: string): FoundProgram['command'] {
  if (program.npmPackage !== undefined) {
    const command = commandOfPackage(program, path) ?? packageCommand(program, join(path, 'node_modules'));
    if (command) return command;
  }
  if (isProgram(path)) return programAt(program, path);
  throw new BuildfixError('BUILDFIX_USAGE', {
    message: `There is no ${program.name} at ${path}.`,
    hint: `Name the program itself${program.npmPackage ? `, or the folder of its package, such as node_modules/${program.npmPackage}` : ''}.`,
  });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
