import type { Explanation, FailureFix, Finding } from './explanation';

/** Half a log consists of words such as `test` and `postgres`, which nobody takes for a secret and many take as a password of tests. */
const LIKE_SECRET = /^.{12}|^(?=.{6})(?:.*[^A-Za-z]|.*[a-z].*[A-Z]|.*[A-Z].*[a-z])/;

/** An explanation with `***` in the place of these values, and of the lines of those that have several. */
export function hideValues(explanation: Explanation, values: readonly string[]): Explanation {
  const parts = values
    .flatMap((value) => [value, ...value.split(/\r?\n/)])
    .map((part) => part.trim())
    .filter((part) => LIKE_SECRET.test(part))
    .sort((one, other) => other.length - one.length);
  if (parts.length === 0) return explanation;
  const hide = (text: string) => parts.reduce((shown, part) => shown.replaceAll(part, '***'), text);
  const { contexts, command, cause, lines, notes } = explanation;
  return {
    ...explanation,
    contexts: contexts.map(({ statusCode, message }) => ({ statusCode, message: hide(message) })),
    command: command && { ...command, text: hide(command.text) },
    cause: cause && { ...cause, ...inFinding(cause, hide) },
    lines: lines.map(hide),
    notes: notes.map((note) => inFinding(note, hide)),
  };
}

/** What a fix writes into a buildspec or a policy stays: it is from there, or names a resource. */
function inFinding({ message, advice, fix, ...finding }: Finding, hide: (text: string) => string): Finding {
  const hidden: FailureFix | undefined = fix && { ...fix, title: hide(fix.title) };
  return { ...finding, message: hide(message), advice: hide(advice), fix: hidden };
}
