import { describe } from 'vitest';
import { build, finds, spares } from './rule';

describe('ecr-get-login', () => {
  finds(
    'ecr-get-login',
    'the command, also in a substitution',
    build(`$(aws ecr get-login --no-include-email)`, `aws --region x ecr get-login`),
    'aws ecr get-login --no-include-email',
    'aws --region x ecr get-login',
  );
  spares(
    'ecr-get-login',
    'what replaced it',
    build(`aws ecr get-login-password | docker login --username AWS --password-stdin x`),
  );
  spares('ecr-get-login', 'the words in an echo', build(`echo aws ecr get-login`));
});
