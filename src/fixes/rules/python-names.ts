import { importPlace, isUsedAsModule } from '../python-source/imports.ts';
import { meantName, placesOf } from '../python-source/names.ts';
import type { Rule, RuleContext, RuleEdit } from '../rule.ts';
import { offsetsOf } from './offsets.ts';

const tools = ['python', 'pytest', 'mypy', 'flake8', 'ruff', 'pylint', 'pyright', 'pyflakes'] as const;

const undefinedName =
  /(?:(?:name|Name|Undefined name|undefined name|Undefined variable) ['"`](?<name>\w+)['"`](?: is not defined|$)|^"(?<other>\w+)" is not defined$)/;

/** Names of Python that are not defined, where a table knows what is meant. */
export const pythonNameRules: readonly Rule[] = [
  {
    name: 'python-import-name',
    title: 'import the name from the standard library',
    tools,
    message: undefinedName,
    safety: 'unsafe',
    edit: ({ lines, groups: { name, other } }) => {
      const wanted = name ?? other ?? '';
      const module = modules.get(wanted);
      if (!module || lines.some((text) => new RegExp(`^\\s*(?:def|class)\\s+${wanted}\\b`).test(text)))
        return undefined;
      const { text, toRuleEdit } = offsetsOf(lines);
      if (module === wanted && isUsedAsModule(text, wanted)) return undefined;
      const sibling = new RegExp(
        `^from ${module.replaceAll('.', '\\.')} import (?!\\()(\\w+(?: as \\w+)?(?:, \\w+(?: as \\w+)?)*)`,
        'm',
      ).exec(text);
      const behind = sibling && sibling.index + sibling[0].length;
      if (behind) return [toRuleEdit({ start: behind, end: behind, text: `, ${wanted}` })];
      const place = importPlace(text);
      return [toRuleEdit({ start: place, end: place, text: `from ${module} import ${wanted}\n` })];
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'F821', message: "undefined name 'Path'", line: 2, column: 7 },
        before: 'import os\nprint(Path(os.sep))\n',
        after: 'import os\nfrom pathlib import Path\nprint(Path(os.sep))\n',
      },
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'F821', message: "undefined name 'datetime'", line: 2, column: 7 },
        before: 'from datetime import timezone\nprint(datetime.now(timezone.utc))\n',
        after: 'from datetime import timezone, datetime\nprint(datetime.now(timezone.utc))\n',
      },
      {
        file: 'a.py',
        diagnostic: {
          tool: 'pyright',
          code: 'reportUndefinedVariable',
          message: '"Optional" is not defined',
          line: 1,
          column: 10,
        },
        before: 'def f(a: Optional[int]): pass\n',
        after: 'from typing import Optional\ndef f(a: Optional[int]): pass\n',
      },
    ],
  },
  {
    name: 'python-undefined-name',
    title: 'use the name that is meant',
    tools,
    message: undefinedName,
    safety: 'unsafe',
    edit: (context) => {
      const { name, other } = context.groups;
      const wrong = name ?? other ?? '';
      if (modules.has(wrong) || constants.has(wrong)) return undefined;
      return rename(context, wrong, meantName);
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'flake8', code: 'F821', message: "undefined name 'coutn'", line: 2, column: 12 },
        before: 'def f(count):\n    return coutn + 1\n',
        after: 'def f(count):\n    return count + 1\n',
      },
    ],
  },
  {
    name: 'python-foreign-constant',
    title: "write 'None', 'True' and 'False'",
    tools,
    message: undefinedName,
    safety: 'unsafe',
    edit: (context) => {
      const { name, other } = context.groups;
      const wrong = name ?? other ?? '';
      return rename(context, wrong, () => constants.get(wrong));
    },
    examples: [
      {
        file: 'a.py',
        diagnostic: { tool: 'python', code: 'NameError', message: "name 'null' is not defined", line: 1, column: 5 },
        before: 'x = null\n',
        after: 'x = None\n',
      },
    ],
  },
];

/** At the place that is named, or at the only one of the line. */
function rename(
  { lines, at, line, index }: RuleContext,
  wrong: string,
  right: (text: string, wrong: string, at: number) => string | undefined,
): RuleEdit[] | undefined {
  const { text, starts, toRuleEdit } = offsetsOf(lines);
  const start = starts[at] ?? 0;
  const places = placesOf(text, wrong, start, start + line.length);
  const place = places.find((one) => one.start === start + index) ?? (places.length === 1 ? places[0] : undefined);
  if (!place) return undefined;
  const meant = right(text, wrong, place.start);
  return meant === undefined ? undefined : [toRuleEdit({ start: place.start, end: place.end, text: meant })];
}

const constants = new Map([
  ['null', 'None'],
  ['nil', 'None'],
  ['none', 'None'],
  ['undefined', 'None'],
  ['true', 'True'],
  ['TRUE', 'True'],
  ['false', 'False'],
  ['FALSE', 'False'],
]);

const modules = new Map(
  Object.entries({
    typing:
      'Optional List Dict Tuple Set FrozenSet Type Union Any AnyStr Callable Iterable Iterator Generator Sequence MutableSequence Mapping MutableMapping Collection Hashable Awaitable Coroutine AsyncIterator AsyncIterable AsyncGenerator IO TextIO BinaryIO NoReturn TypeVar ParamSpec Generic NamedTuple NewType Literal Final TypedDict Protocol ClassVar Annotated Concatenate Self TypeAlias TypeGuard TYPE_CHECKING SupportsInt SupportsIndex overload get_type_hints',
    pathlib: 'Path PurePath PosixPath PurePosixPath',
    collections: 'defaultdict OrderedDict Counter deque namedtuple ChainMap UserDict UserList UserString',
    dataclasses: 'dataclass field asdict',
    datetime: 'datetime timedelta timezone tzinfo',
    enum: 'Enum IntEnum Flag',
    functools:
      'partial partialmethod reduce wraps update_wrapper lru_cache cached_property cmp_to_key singledispatch total_ordering',
    itertools:
      'chain product permutations combinations combinations_with_replacement groupby islice zip_longest starmap takewhile dropwhile filterfalse',
    contextlib:
      'contextmanager asynccontextmanager suppress closing nullcontext redirect_stdout redirect_stderr ExitStack AsyncExitStack',
    decimal: 'Decimal',
    fractions: 'Fraction',
    abc: 'ABC abstractmethod',
    copy: 'deepcopy',
    io: 'StringIO BytesIO TextIOWrapper BufferedReader RawIOBase',
    pprint: 'pprint',
    tempfile: 'NamedTemporaryFile TemporaryDirectory',
    'unittest.mock': 'MagicMock patch',
    operator: 'attrgetter itemgetter methodcaller',
    types: 'SimpleNamespace TracebackType ModuleType FunctionType MappingProxyType',
    'urllib.parse':
      'urlparse urlunparse urljoin urlencode urlsplit urlunsplit urldefrag parse_qs parse_qsl unquote unquote_plus quote_plus',
    math: 'sqrt ceil floor',
  }).flatMap(([module, names]) => names.split(' ').map((name) => [name, module])),
);
