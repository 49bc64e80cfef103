/** The header of the C standard library or POSIX that declares a name, e.g. `stdio.h`. */
export function headerOf(name: string | undefined): string | undefined {
  return name === undefined ? undefined : headerByName.get(name);
}

/** Every name of the table, for looking up misspelt ones. */
export function standardNames(): Iterable<string> {
  return headerByName.keys();
}

/** What headers of the library and of common systems are called. */
export const standardHeaders: readonly string[] =
  'assert.h complex.h ctype.h errno.h fenv.h float.h inttypes.h iso646.h limits.h locale.h math.h setjmp.h signal.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h tgmath.h threads.h time.h uchar.h wchar.h wctype.h unistd.h fcntl.h pthread.h strings.h dirent.h dlfcn.h netdb.h poll.h sched.h semaphore.h termios.h sys/types.h sys/stat.h sys/time.h sys/wait.h sys/socket.h sys/select.h sys/mman.h sys/ioctl.h netinet/in.h arpa/inet.h'.split(
    ' ',
  );

/** How many arguments a library function takes; `most` is infinite for a variable number. */
export function argumentsOf(name: string): { readonly least: number; readonly most: number } | undefined {
  return countByName.get(name);
}

/** Names by the header that declares them. */
const headers: Readonly<Record<string, string>> = {
  'stdio.h':
    'printf fprintf sprintf snprintf vprintf vfprintf vsprintf vsnprintf scanf fscanf sscanf puts fputs gets fgets getchar putchar getc putc fgetc fputc ungetc fopen freopen fclose fread fwrite fseek ftell rewind fflush feof ferror clearerr perror remove rename tmpfile setvbuf FILE EOF BUFSIZ SEEK_SET SEEK_CUR SEEK_END stdin stdout stderr getline popen pclose fileno',
  'stdlib.h':
    'malloc calloc realloc free exit abort atexit atoi atol atoll atof strtol strtoul strtod strtof strtoll strtoull abs labs llabs div rand srand random srandom qsort bsearch getenv setenv system mkstemp EXIT_SUCCESS EXIT_FAILURE RAND_MAX',
  'string.h':
    'strlen strnlen strcpy strncpy strcat strncat strcmp strncmp strchr strrchr strstr strtok strtok_r strdup strndup memcpy memmove memset memcmp memchr strerror strspn strcspn strpbrk strrev strcoll',
  'strings.h': 'strcasecmp strncasecmp bzero bcopy',
  'ctype.h':
    'isalpha isdigit isalnum isspace isupper islower ispunct isprint isxdigit isblank toupper tolower iscntrl isgraph',
  'math.h':
    'sqrt sqrtf pow powf sin cos tan asin acos atan atan2 sinh cosh tanh exp exp2 log log10 log2 floor floorf ceil ceilf fabs fabsf fmod round roundf lround trunc cbrt hypot fmin fmax isnan isinf INFINITY NAN M_PI M_E HUGE_VAL',
  'stdbool.h': 'bool true false',
  'stdint.h':
    'int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t intmax_t uintmax_t INT8_MAX INT16_MAX INT8_MIN INT16_MIN UINT8_MAX UINT16_MAX INT32_MAX INT32_MIN INT64_MAX INT64_MIN UINT32_MAX UINT64_MAX SIZE_MAX',
  'stddef.h': 'NULL size_t ptrdiff_t offsetof',
  'limits.h':
    'INT_MAX INT_MIN UINT_MAX LONG_MAX LONG_MIN ULONG_MAX CHAR_BIT CHAR_MAX CHAR_MIN UCHAR_MAX SCHAR_MAX SCHAR_MIN SHRT_MAX SHRT_MIN USHRT_MAX LLONG_MAX LLONG_MIN ULLONG_MAX PATH_MAX',
  'float.h': 'DBL_MAX DBL_MIN DBL_EPSILON DBL_DIG FLT_MAX FLT_MIN FLT_EPSILON FLT_DIG LDBL_MAX LDBL_MIN',
  'errno.h': 'errno ENOENT EINVAL EAGAIN EINTR ENOMEM EACCES EEXIST ERANGE EPIPE EBUSY',
  'assert.h': 'assert static_assert',
  'time.h':
    'time clock difftime mktime localtime gmtime strftime asctime ctime nanosleep clock_gettime time_t clock_t CLOCKS_PER_SEC CLOCK_MONOTONIC CLOCK_REALTIME',
  'unistd.h':
    'read write close fork execv execvp execl execlp getpid getppid sleep usleep unlink access dup dup2 pipe chdir getcwd lseek rmdir isatty getopt optarg optind _exit STDIN_FILENO STDOUT_FILENO STDERR_FILENO',
  'fcntl.h': 'open creat fcntl O_RDONLY O_WRONLY O_RDWR O_CREAT O_TRUNC O_APPEND O_NONBLOCK',
  'stdarg.h': 'va_list va_start va_end va_arg va_copy',
  'signal.h': 'signal raise kill sigaction SIGINT SIGTERM SIGKILL SIGSEGV SIGALRM SIGCHLD SIGPIPE SIG_DFL SIG_IGN',
  'setjmp.h': 'setjmp longjmp jmp_buf',
  'locale.h': 'setlocale LC_ALL LC_CTYPE LC_NUMERIC',
  'wchar.h': 'wchar_t wint_t wprintf wcslen wcscpy WEOF',
  'inttypes.h': 'PRIu64 PRId64 PRIu32 PRId32 PRIx64 PRIx32 SCNd64 SCNu64',
  'sys/types.h': 'pid_t ssize_t off_t uid_t gid_t mode_t',
  'sys/stat.h': 'stat fstat lstat mkdir chmod S_ISDIR S_ISREG',
  'sys/wait.h': 'wait waitpid WIFEXITED WEXITSTATUS WNOHANG',
  'sys/time.h': 'gettimeofday',
  'sys/socket.h': 'socket bind listen accept connect send recv setsockopt AF_INET SOCK_STREAM',
  'dirent.h': 'opendir readdir closedir DIR',
  'pthread.h':
    'pthread_create pthread_join pthread_mutex_lock pthread_mutex_unlock pthread_mutex_init pthread_cond_wait pthread_cond_signal pthread_t pthread_mutex_t pthread_cond_t',
};

const headerByName = new Map(
  Object.entries(headers).flatMap(([header, names]) => names.split(' ').map((name) => [name, header])),
);

/** By count; a `+` means that or more. */
const counts: Readonly<Record<string, string>> = {
  '0': 'getchar rand abort clock getpid fork random',
  '1': 'putchar puts gets getc fgetc fclose feof ferror fflush rewind perror free malloc exit abs labs fabs sqrt sin cos tan asin acos atan exp log log10 log2 floor ceil round atoi atol atof srand strlen strdup isalpha isdigit isalnum isspace isupper islower ispunct toupper tolower getenv system sleep time',
  '2': 'calloc realloc pow fmod atan2 hypot fmin fmax strcpy strcat strcmp strchr strrchr strstr strtok fopen fputs fputc putc ungetc powf strcspn strspn strpbrk rename',
  '3': 'strncpy strncat strncmp memcpy memmove memset memcmp memchr fgets fseek strtol strtoul read write',
  '4': 'fread fwrite qsort strftime',
  '1+': 'printf scanf',
  '2+': 'fprintf sprintf fscanf sscanf',
  '3+': 'snprintf',
};

const countByName = new Map(
  Object.entries(counts).flatMap(([count, names]) => {
    const least = Number.parseInt(count, 10);
    const most = count.endsWith('+') ? Number.POSITIVE_INFINITY : least;
    return names.split(' ').map((name) => [name, { least, most }] as const);
  }),
);
