import { ARTIFACTS_API } from '../docs';
import { s3ArtifactsOf } from '../project-parts';
import type { CheckRule } from '../rule';

export const artifactsUnencrypted: CheckRule = {
  code: 'artifacts-unencrypted',
  severity: 'medium',
  why: 'The key of the project does not protect them: whoever may read the bucket reads them.',
  docs: ARTIFACTS_API,
  check({ project }) {
    return s3ArtifactsOf(project)
      .filter(({ artifacts }) => artifacts.encryptionDisabled === true)
      .map(({ name }) => ({
        message: `The encryption of the ${name} is switched off.`,
        fix: 'Switch it on (encryptionDisabled: false), unless the bucket is a website, which can show no other files.',
      }));
  },
};
