import { BUILDSPEC_DOCS } from '../../../builds/failures/docs';
import type { CheckRule } from '../rule';

/** What the language server finds in the file counts for the project that runs it. */
export const buildspecSecret: CheckRule = {
  code: 'buildspec-secret',
  severity: 'high',
  why: 'Everybody who may read the source, the project or one of its builds reads the value.',
  docs: BUILDSPEC_DOCS,
  check({ buildspec }) {
    if ('unknown' in buildspec) return buildspec;
    const { problems, input } = buildspec;
    return problems
      .filter(({ code }) => code === 'plaintext-secret')
      .map(({ message, range }) => ({
        message: `Line ${input.lines.positionAt(range.start).line + 1} of the buildspec: ${message.replace(/:.*$/s, '.')}`,
        fix: 'Put the value into Secrets Manager or Parameter Store, refer to it in env.secrets-manager or env.parameter-store, and replace the old value where it is valid.',
      }));
  },
};
