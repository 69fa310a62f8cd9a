import { runInNewContext } from 'node:vm';

// far more than any pattern needs that does not go back and forth
const MOST_MILLISECONDS = 1_000;

/**
 * Whether a pattern of a buildspec matches somewhere in a text; `late` where that cannot be told in time: some patterns, such as
 * `(a+)+b`, take longer than a life, and whoever runs the build would stand still. A pattern that is no regular expression never
 * matches. Flags that Go, which the agent is written in, takes at the beginning, such as `(?i)`, count.
 */
export function matchInTime(
  pattern: string,
  text: string,
  milliseconds = MOST_MILLISECONDS,
): 'yes' | 'no' | 'late' {
  const [, flags = '', rest = ''] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(pattern) ?? [];
  // what may be anything changes nothing at the beginning, but makes a search of n characters one of n²
  const source = rest.replace(/^(?:\.\*)+\??/, '');
  const sandbox = { source, flags: [...new Set(`s${flags}`)].join(''), text };
  try {
    const found = runInNewContext('new RegExp(source, flags).test(text)', sandbox, { timeout: milliseconds });
    return found === true ? 'yes' : 'no';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT' ? 'late' : 'no';
  }
}
