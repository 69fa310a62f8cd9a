import { control } from '../docs';
import { sourcesOf } from '../project-parts';
import type { CheckRule } from '../rule';
import { credentialsInUrl } from '../source-url';

export const sourceUrlCredentials: CheckRule = {
  code: 'source-url-credentials',
  severity: 'high',
  why: 'The address of a source is no secret: the project, each build and CloudTrail show it in plain text.',
  docs: control(1),
  check({ project }) {
    return sourcesOf(project).flatMap(({ source, name }) => {
      const held = credentialsInUrl(source.location ?? '');
      if (held === undefined) return [];
      return {
        message: `The address of the ${name} holds ${held}.`,
        fix: 'Take it out of the address, connect CodeBuild to the repository instead (CodeConnections, or a secret in Secrets Manager), and replace what was shown.',
      };
    });
  },
};
