import { PUBLIC_BUILDS } from '../docs';
import type { CheckRule } from '../rule';

export const publicProject: CheckRule = {
  code: 'public-project',
  severity: 'high',
  why: 'Everybody on the internet can read the logs and artifacts of all its builds, also of those that ran before it was public.',
  docs: PUBLIC_BUILDS,
  check({ project: { projectVisibility } }) {
    if (projectVisibility !== 'PUBLIC_READ') return [];
    return [
      {
        message: 'The builds of this project are public.',
        fix: 'Make the project private, unless it builds open source and nothing secret was ever in a log, an artifact or a variable.',
      },
    ];
  },
};
