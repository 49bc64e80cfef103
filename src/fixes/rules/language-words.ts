/** Names that are there without being declared: what the language, or the part of its library that every program uses, brings along. */
export function wordsOf(tool: string): readonly string[] {
  return words.get(tool) ?? [];
}

/** Predeclared identifiers: the Go specification. */
const go = `
  append any bool byte cap clear close complex64 complex128 copy delete error false float32 float64 imag int int8 int16 int32 int64
  iota len make max min new nil panic print println real recover rune string true uint uint8 uint16 uint32 uint64 uintptr
`;

/** Of java.lang and java.util, and what is called on them most. */
const java = `
  ArrayList Arrays Boolean Character Collections Double Exception Float HashMap HashSet IllegalArgumentException
  IllegalStateException Integer Iterable List Long Map Math NullPointerException Object Optional Override Runnable RuntimeException
  Set String StringBuilder System Thread add append charAt clear close compareTo contains containsKey equals format get getOrDefault
  hashCode indexOf isEmpty iterator keySet length nanoTime parseInt print printf println put remove replace size sort split
  substring toLowerCase toString toUpperCase trim valueOf values
`;

/** Of System, System.Linq and the collections. */
const csharp = `
  Add Clear Console Contains ContainsKey Convert Count DateTime Dictionary Enumerable Environment Exception First Format IndexOf
  Join Last Length List Math Max Min Parse Read ReadKey ReadLine Remove Replace Reverse Select Sort Split StartsWith String
  Substring Task ToArray ToList ToLower ToString ToUpper Trim TryParse Where Write WriteLine
`;

const words: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    go,
    javac: java,
    maven: java,
    msbuild: csharp,
  }).map(([tool, text]) => [tool, text.trim().split(/\s+/)]),
);
