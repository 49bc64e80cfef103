import { logicalLinesOf } from './logical-lines.ts';

/** The offset of the beginning of a line before which an import can be added: behind those at the top, or behind what has to stand before them. */
export function importPlace(text: string): number {
  const lines = logicalLinesOf(text);
  const isImport = (i: number) => lines[i]?.width === 0 && /^(?:import|from)$/.test(lines[i]?.tokens[0]?.text ?? '');
  const first = lines.findIndex(({ tokens }) => /^(?:def|class|async|@)$/.test(tokens[0]?.text ?? ''));
  const top = first === -1 ? lines.length : first;
  let before = lines.findLastIndex((_, i) => i < top && isImport(i));
  // A docstring would be none any more if an import came first.
  if (before === -1 && lines[0]?.tokens.every(({ kind }) => kind === 'string')) before = 0;
  if (before !== -1) return behindLine(text, lines[before]?.tokens.at(-1)?.end ?? 0);
  // `#!` and the encoding stand in the first two lines.
  const lead = /^(?:\uFEFF?#[^\n]*\n){0,2}/.exec(text)?.[0].length ?? 0;
  return lead;
}

/** Whether a name that a module has and something in it as well, such as `datetime` and `pprint`, is used as the module. */
export function isUsedAsModule(text: string, name: string): boolean {
  const parts = name === 'datetime' ? '(?:datetime|date|time|timedelta|timezone|tzinfo|UTC)\\b' : '';
  return new RegExp(`(?<![.\\w])${name}\\.${parts}`).test(text);
}

/** Names of the modules of the standard library, Python 3.8 to 3.13, without those that begin with `_`. */
export const standardModules: ReadonlySet<string> = new Set(
  'abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo'.split(
    ' ',
  ),
);

function behindLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
