import type { FailureRule } from '../rule';

/** What compilers print of a mistake in the source, with its place. */
const MISTAKES = [
  // tsc
  /(?<tsc>[\w./@-]+\.[cm]?tsx?)(?:\(\d+,\d+\)|:\d+:\d+)(?: -|:) error TS\d+/,
  // javac through maven or gradle
  /(?<javac>[\w./-]+\.(?:java|kt|scala)):(?:\[\d+,\d+\]|\d+(?::\d+)?:) (?:error|e):?/,
  /(?<maven>COMPILATION ERROR)/,
  /^e: (?:file:\/\/)?(?<kotlin>[\w./-]+\.kts?)/,
  // gcc, clang, swift
  /^(?<gcc>[\w./+-]+\.(?:c|cc|cpp|cxx|h|hpp|m|mm|swift)):\d+(?::\d+)?: (?:fatal )?error:/,
  // rust
  /^error(?<rust>\[E\d{4}\]|: could not compile `[\w-]+`)/,
  // go
  /^(?:\.\/|\.\.\/)?(?<go>[\w./-]+\.go):\d+:\d+: (?!Warning)/,
  // dotnet
  /(?<csharp>[\w./-]+\.(?:cs|fs|vb))\(\d+,\d+\): error [A-Z]{2,}\d+/,
  // bundlers
  /(?<esbuild>✘ \[ERROR\])|^(?<next>Failed to compile\.?)$|(?<webpack>Module not found: Error: Can't resolve|Module not found: Can't resolve|\[vite\]: Rollup failed to resolve import|RollupError:)/,
  // python
  /^(?<python>SyntaxError|IndentationError|TabError): /,
];

export const compileError: FailureRule = {
  code: 'compile-error',
  lines: {
    words: [
      'error ts',
      '.java:',
      '.kt:',
      '.kts:',
      '.scala:',
      'compilation error',
      'error:',
      'error[e',
      '.go:',
      ': error ',
      '[error]',
      'failed to compile',
      'module not found',
      'failed to resolve import',
      'rolluperror',
      'syntaxerror:',
      'indentationerror:',
      'taberror:',
    ],
    pattern: new RegExp(MISTAKES.map(({ source }) => source).join('|')),
  },
  explain({ command }, lines) {
    const line = lines[0];
    if (!line) return undefined;
    // go test and go vet print places too
    if (line.match.groups?.go !== undefined && !/\bgo\b/.test(command?.text ?? '')) return undefined;
    return {
      message: 'The source does not compile.',
      advice: 'Correct the first error: those after it often follow from it.',
    };
  },
};
