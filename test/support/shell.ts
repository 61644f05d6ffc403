// The words of a command line as a shell hands them over: split at spaces, double quotes keep a word together.

export function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}
