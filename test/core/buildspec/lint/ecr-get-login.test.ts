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
  spares(
    'ecr-get-login',
    'a file that installs AWS CLI 1',
    build('pip install --upgrade awscli', '$(aws ecr get-login --no-include-email)'),
  );
  finds(
    'ecr-get-login',
    'a file that installs AWS CLI 2',
    build('unzip awscli-exe-linux-x86_64.zip', '$(aws ecr get-login --no-include-email)'),
    'aws ecr get-login --no-include-email',
  );
  spares(
    'ecr-get-login',
    'commands that know both versions',
    build(`|
        if aws --version | grep -q aws-cli/2; then
          aws ecr get-login-password | docker login --username AWS --password-stdin "$REGISTRY"
        else
          $(aws ecr get-login --no-include-email)
        fi`),
  );
});
