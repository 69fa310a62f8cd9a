import type { FailureRule } from '../rule';

/** What compilers print of a mistake in the source, with its place. */
const MISTAKES = [
  // tsc
  /\.[cm]?tsx?(?:\(\d+,\d+\)|:\d+:\d+)(?: -|:) error TS\d+/,
  // javac through maven or gradle
  /\.(?:java|kt|scala):(?:\[\d+,\d+\]|\d+(?::\d+)?:) (?:error|e):?|COMPILATION ERROR/,
  /^e: (?:file:\/\/)?\S+\.kts?\b/,
  // gcc, clang, swift
  /\.(?:c|cc|cpp|cxx|h|hpp|m|mm|swift):\d+(?::\d+)?: (?:fatal )?error:/,
  // rust
  /^error(?:\[E\d{4}\]|: could not compile `[\w-]+`)/,
  // go
  /^(?:vet: )?(?:\.{1,2}\/)?(?<go>[\w./-]+\.go):\d+:\d+: /,
  // dotnet
  /\.(?:cs|fs|vb)\(\d+,\d+\): error [A-Z]{2,}\d+/,
  // bundlers
  /✘ \[ERROR\]|^Failed to compile\.?$|Module not found: (?:Error: )?Can't resolve|\[vite\]: Rollup failed to resolve import|RollupError:/,
  // python
  /^(?:SyntaxError|IndentationError|TabError): /,
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
    pattern: MISTAKES,
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
