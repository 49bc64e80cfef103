import { insert, type Rule } from '../rule.ts';
import { endOfPreviousToken } from './code-text.ts';

const tools = ['javac', 'maven'] as const;

export const javaRules: readonly Rule[] = [
  {
    name: 'java-missing-semicolon',
    title: "insert the missing ';'",
    tools,
    message: /^';' expected$/,
    safety: 'safe',
    edit: ({ lines, at, index, line, diagnostic }) => {
      const end = endOfPreviousToken(lines, at, diagnostic.column === undefined ? line.length : index);
      return end && !/[;{]$/.test((lines[end.line] as string).slice(0, end.index))
        ? [insert(end.line, end.index, ';')]
        : undefined;
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: { tool: 'javac', message: "';' expected", line: 1, column: 20 },
        before: 'class A { int x = 1 }\n',
        after: 'class A { int x = 1; }\n',
      },
    ],
  },
  {
    name: 'java-missing-import',
    title: 'import the class',
    tools,
    message: /^cannot find symbol/,
    safety: 'safe',
    edit: ({ lines, diagnostic: { message, related = [] } }) => {
      const told = [message, ...related.map((note) => note.message)].join('\n');
      const name = /symbol:\s+(?:class|variable|interface)\s+(\w+)/.exec(told)?.[1];
      const folder = name === undefined ? undefined : packages.get(name);
      if (
        !folder ||
        lines.some(
          (text) => text.startsWith(`import ${folder}.`) && /\.(?:\*|\w+);/.test(text) && text.includes(`.${name};`),
        )
      )
        return undefined;
      const last = lines.findLastIndex((text) => /^(?:import|package)\s/.test(text));
      return [insert(last + 1, 0, `import ${folder}.${name};\n`)];
    },
    examples: [
      {
        file: 'A.java',
        diagnostic: {
          tool: 'javac',
          message: 'cannot find symbol',
          line: 2,
          column: 11,
          related: [{ message: 'symbol:   class List' }],
        },
        before: 'package a;\nclass A { List<String> x; }\n',
        after: 'package a;\nimport java.util.List;\nclass A { List<String> x; }\n',
      },
    ],
  },
];

const packages = new Map(
  Object.entries({
    'java.util':
      'List ArrayList LinkedList Map HashMap TreeMap LinkedHashMap Set HashSet TreeSet LinkedHashSet Collection Collections Arrays Iterator Optional Scanner Random UUID Objects Queue Deque ArrayDeque PriorityQueue Comparator Date Calendar StringJoiner Properties Locale',
    'java.util.stream': 'Collectors Stream IntStream LongStream',
    'java.util.function': 'Function BiFunction Supplier Consumer Predicate UnaryOperator BinaryOperator',
    'java.util.concurrent':
      'ExecutorService Executors CompletableFuture Future TimeUnit ConcurrentHashMap CountDownLatch Callable',
    'java.util.regex': 'Pattern Matcher',
    'java.io':
      'File IOException InputStream OutputStream BufferedReader FileReader FileWriter InputStreamReader PrintStream Reader Writer UncheckedIOException Serializable',
    'java.nio.file': 'Path Paths Files',
    'java.nio.charset': 'StandardCharsets Charset',
    'java.time': 'Instant Duration LocalDate LocalDateTime LocalTime ZonedDateTime ZoneId',
    'java.math': 'BigDecimal BigInteger',
  }).flatMap(([folder, names]) => names.split(' ').map((name) => [name, folder])),
);
