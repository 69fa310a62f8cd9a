import { inContexts } from '../contexts';
import { guide } from '../docs';
import type { FailureRule } from '../rule';

/** CodeBuild itself may not read the repository of the project. */
export const sourceAccess: FailureRule = {
  code: 'source-access',
  explain(failure) {
    if (failure.phaseType !== 'DOWNLOAD_SOURCE' && failure.phaseType !== 'SUBMITTED') return undefined;
    const match = inContexts(
      failure,
      /authentication required|authorization failed|repository not found|[Gg]it [Cc]lone [Ff]ailed|could not read Username|Failed to get access token from (?<connection>\S+)|Permission denied \(publickey\)|invalid auth/i,
    );
    if (!match) return undefined;
    const isTls = /SSL certificate|x509/i.test(match.input);
    if (isTls) return undefined;
    const connection = match.groups?.connection;
    return {
      message: connection
        ? `CodeBuild gets no token from the connection \`${connection}\`.`
        : 'CodeBuild may not read the repository of the source, or it does not exist.',
      advice: connection
        ? 'See that the connection is available, and that the role may do `codeconnections:GetConnectionToken` and `codeconnections:GetConnection` on it (for an older one `codestar-connections:UseConnection`).'
        : 'Check its address, and connect the project to the provider again: its token may have expired or not cover this repository.',
      docs: guide('access-tokens'),
    };
  },
};
