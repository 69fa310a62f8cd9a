import { describe } from 'vitest';
import { build, finds, spares } from './rule';

describe('webhook-injection', () => {
  finds(
    'webhook-injection',
    'a branch that eval and sh -c read',
    build(`eval "git checkout $CODEBUILD_WEBHOOK_HEAD_REF"`, `bash -c "echo \${CODEBUILD_WEBHOOK_TRIGGER}"`),
    '$CODEBUILD_WEBHOOK_HEAD_REF',
    `\${CODEBUILD_WEBHOOK_TRIGGER}`,
  );
  spares(
    'webhook-injection',
    'a branch as an argument',
    build(`git checkout "$CODEBUILD_WEBHOOK_HEAD_REF"`, `bash -c 'echo "$CODEBUILD_WEBHOOK_TRIGGER"'`),
  );
  spares(
    'webhook-injection',
    'an argument of code, which does not run it',
    build('sh -c "test.sh" "$CODEBUILD_WEBHOOK_HEAD_REF"'),
  );
});
