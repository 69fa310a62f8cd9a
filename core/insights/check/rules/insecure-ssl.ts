import { SOURCE_API } from '../docs';
import { sourcesOf } from '../project-parts';
import type { CheckRule } from '../rule';

export const insecureSsl: CheckRule = {
  code: 'insecure-ssl',
  severity: 'high',
  why: 'Whoever stands between CodeBuild and the server can read the credentials of the source, and give the build other code.',
  docs: SOURCE_API,
  check({ project }) {
    return sourcesOf(project)
      .filter(({ source }) => source.insecureSsl === true)
      .map(({ name }) => ({
        message: `The certificate of the server of the ${name} is not checked (insecureSsl).`,
        fix: "Switch insecureSsl off. For a server with a certificate of one's own, give the project that certificate.",
      }));
  },
};
