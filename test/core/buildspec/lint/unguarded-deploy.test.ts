import { describe } from 'vitest';
import { finds, spares, spec } from './rule';

describe('unguarded-deploy', () => {
  finds(
    'unguarded-deploy',
    'a deployment behind an echo',
    spec(
      `phases:`,
      `  build:`,
      `    commands: [npm test]`,
      `  post_build:`,
      `    commands:`,
      `      - echo deploying`,
      `      - aws s3 sync dist s3://$BUCKET`,
    ),
    'aws s3 sync dist s3://$BUCKET',
  );
  spares(
    'unguarded-deploy',
    'a deployment behind a guard',
    spec(
      `phases:`,
      `  build:`,
      `    commands: [npm test]`,
      `  post_build:`,
      `    commands:`,
      `      - test "$CODEBUILD_BUILD_SUCCEEDING" = 1`,
      `      - aws s3 sync dist s3://b`,
    ),
  );
  spares(
    'unguarded-deploy',
    'a push that has no image after a failed build',
    spec(
      `phases:`,
      `  build:`,
      `    commands: [docker build -t a ., docker tag a b]`,
      `  post_build:`,
      `    commands:`,
      `      - docker push b`,
    ),
  );
  spares(
    'unguarded-deploy',
    'a build that aborts',
    spec(
      `phases:`,
      `  build:`,
      `    on-failure: ABORT`,
      `    commands: [npm test]`,
      `  post_build:`,
      `    commands:`,
      `      - aws s3 sync dist s3://b`,
    ),
  );
  spares(
    'unguarded-deploy',
    'a deployment behind what fails with the build',
    spec(
      `phases:`,
      `  build:`,
      `    commands: [npm test]`,
      `  post_build:`,
      `    commands:`,
      `      - zip -r a.zip dist`,
      `      - aws s3 cp a.zip s3://b`,
    ),
  );
  spares(
    'unguarded-deploy',
    'a POST_BUILD without a BUILD',
    spec(`phases:`, `  post_build:`, `    commands:`, `      - docker push b`),
  );
  spares(
    'unguarded-deploy',
    'what is kept of a failed build, and what changes nothing',
    spec(
      `phases:`,
      `  build:`,
      `    commands: [npm test]`,
      `  post_build:`,
      `    commands:`,
      `      - aws s3 cp $HOME/state s3://b/state --recursive`,
      `      - aws s3 sync test-reports s3://b`,
      `      - aws s3 sync dist s3://b --dryrun`,
      `      - kubectl apply -f app.yml --dry-run=client`,
      `      - kubectl rollout status deployment/app`,
    ),
  );
  spares(
    'unguarded-deploy',
    'a BUILD that cannot fail',
    spec(
      `phases:`,
      `  build:`,
      `    commands: [echo nothing to build]`,
      `  post_build:`,
      `    commands:`,
      `      - aws s3 sync site s3://b`,
    ),
  );
});
