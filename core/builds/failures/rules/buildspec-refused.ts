import type { Problem } from '../../../buildspec/problems';
import { LineIndex } from '../../../buildspec/text';
import { BUILDSPEC_DOCS } from '../docs';
import { problemFix } from '../problem-fix';
import type { Failure, FailureRule } from '../rule';

const REFUSALS: ReadonlySet<string> = new Set(['YAML_FILE_ERROR', 'BATCH_SPEC_VALIDATION_ERROR']);

/** What CodeBuild's parser says, and what it means. */
const MEANINGS: readonly [RegExp, string, string][] = [
  [
    /found character that cannot start any token/,
    'A tab stands where YAML wants spaces, or a text starts with `%`, `@` or a backquote.',
    'Indent with spaces, and put such a text in quotes.',
  ],
  [
    /mapping values are not allowed in this context at line 0/,
    'The buildspec is one line that is no YAML, as when a path or a template is given as inline buildspec.',
    'Give the path as the name of a file, or write the buildspec out with its line ends.',
  ],
  [
    /mapping values are not allowed/,
    'There is a `: ` within a text without quotes, or a line is indented wrongly.',
    'Put the text in quotes, or indent the line as its neighbours.',
  ],
  [
    /did not find expected ',' or '[\]}]'/,
    'A list in `[ ]` or a mapping in `{ }` is not closed, or a quote in it is not.',
    'Close it, or write one item a line after `- `.',
  ],
  [
    /did not find expected|could not find expected|found unexpected end of stream/,
    'The indentation does not fit, or a quote is not closed.',
    'Compare the line and the one above with their neighbours.',
  ],
  [
    /found undefined anchor|unknown anchor|did not find expected alphabetic/,
    'A text starts with `*` or `&`, which YAML takes for an alias or an anchor.',
    'Put it in quotes.',
  ],
  [
    /wrong number of container tags/,
    'The file is not built as a buildspec is: `version` is missing, a list stands in the place of a text, or it is another file.',
    'Compare it with the reference, or open it in the editor, which marks the place.',
  ],
  [
    /must contain only alphanumeric characters and underscores/,
    'An identifier of the batch has characters other than letters, digits and `_`.',
    'Replace the others by `_`, in `depend-on` too.',
  ],
];

/** Every other refusal: the texts of Go's YAML parser and of CodeBuild's own checks. */
export const buildspecRefused: FailureRule = {
  code: 'buildspec-refused',
  explain(failure) {
    const context = failure.contexts.find(({ statusCode }) => REFUSALS.has(statusCode));
    if (!context) return undefined;
    const line = /(?:at |\()line (\d+)/.exec(context.message)?.[1];
    const problem = problemAt(failure, line === undefined ? undefined : Number(line));
    const [, meaning, advice] = MEANINGS.find(([pattern]) => pattern.test(context.message)) ?? [];
    const said = `CodeBuild refuses the buildspec${line === undefined || line === '0' ? '' : ` at line ${line}`}: ${context.message.replace(/\.$/, '')}.`;
    return {
      message: problem ? withoutQuote(problem) : [said, meaning].filter(Boolean).join(' '),
      advice: problem
        ? 'Correct the place in the buildspec.'
        : (advice ?? 'Compare the place with the reference.'),
      docs: BUILDSPEC_DOCS,
      range: problem?.range ?? (line === undefined ? undefined : failure.buildspec?.lineRange(Number(line))),
      fix: problemFix(problem),
    };
  },
};

/** The error of ours that is about the same: on that line, or the only one that there is. */
function problemAt({ buildspec, contexts }: Failure, line: number | undefined): Problem | undefined {
  if (!buildspec) return undefined;
  const errors = buildspec.problems.filter(({ severity }) => severity === 'error');
  const same = errors.find(({ refusal }) =>
    contexts.some(({ message }) => message === refusal?.message.trim()),
  );
  if (same || line === undefined) return same ?? errors[0];
  const lines = new LineIndex(buildspec.text);
  // Go's parser counts from the end of what it was reading
  return errors.find(({ range }) => Math.abs(lines.positionAt(range.start).line + 1 - line) <= 1);
}

/** Our message without CodeBuild's own words, which stand before it. */
function withoutQuote({ message }: Problem): string {
  return message.replace(/ CodeBuild says: .*$/s, '');
}
