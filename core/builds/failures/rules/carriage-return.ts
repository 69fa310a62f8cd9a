import type { FailureRule } from '../rule';

/** aws-samples/amazon-eks-cicd-codebuild#180: what a shell says of a script with the line ends of Windows. */
export const carriageReturn: FailureRule = {
  code: 'carriage-return',
  lines: {
    words: ['bad interpreter', "$'\\r'", "\\r'", ': not found', ': no such file'],
    // a carriage return of a message has cut its line, so that the rest begins with a colon
    pattern:
      /\^M: bad interpreter|\$'\\r': command not found|^: (?:not found|No such file or directory|bad interpreter)|env: .*\\r.{1,3}: No such file/,
  },
  explain(_failure, lines) {
    if (lines.length === 0) return undefined;
    return {
      message: 'A script has the line ends of Windows (CRLF), which no Linux shell reads.',
      advice:
        'Save it with LF, and keep it so with `*.sh text eol=lf` in `.gitattributes`. In the build `sed -i "s/\\r$//" FILE` repairs it.',
      docs: 'https://git-scm.com/docs/gitattributes#_eol',
    };
  },
};
