import type { Candidate } from './item';
import type { Situation } from './situation';
import { snippetText } from './snippet';

interface Template {
  label: string;
  detail: string;
  /** What stands between « and » is a tab stop. */
  text: string;
}

/** Whole buildspecs for a file that has nothing yet. */
export function templates({ place }: Situation): Candidate[] {
  const slot = place.mapping;
  if (!slot) return [];
  return TEMPLATES.map(({ label, detail, text }) => ({
    label,
    kind: 'snippet',
    slot,
    snippet: withStops(text),
    plain: text.replace(/[«»]/g, ''),
    detail,
    required: true,
  }));
}

function withStops(text: string): string {
  let stops = 0;
  return text
    .split(/(«[^»]*»)/)
    .map((part) =>
      part.startsWith('«') ? `\${${++stops}:${snippetText(part.slice(1, -1))}}` : snippetText(part),
    )
    .join('');
}

const TEMPLATES: Template[] = [
  {
    label: 'buildspec: Node.js',
    detail: 'npm ci, test, build; JUnit report',
    text: `version: 0.2

phases:
  install:
    runtime-versions:
      nodejs: «22»
    commands:
      - npm ci
  build:
    commands:
      - npm test
      - npm run build

artifacts:
  base-directory: «dist»
  files:
    - '**/*'

cache:
  paths:
    - '/root/.npm/**/*'
`,
  },
  {
    label: 'buildspec: Python',
    detail: 'pip install, pytest; JUnit report',
    text: `version: 0.2

phases:
  install:
    runtime-versions:
      python: «3.13»
    commands:
      - pip install -r requirements.txt
  build:
    commands:
      - python -m pytest --junitxml=reports/pytest.xml

reports:
  pytest:
    files:
      - pytest.xml
    base-directory: reports
    file-format: JUNITXML

artifacts:
  files:
    - '«**/*»'
  exclude-paths:
    - '**/__pycache__/**/*'
`,
  },
  {
    label: 'buildspec: Java',
    detail: 'Maven package with Surefire reports',
    text: `version: 0.2

phases:
  install:
    runtime-versions:
      java: «corretto21»
  build:
    commands:
      - mvn --batch-mode package

reports:
  surefire:
    files:
      - '**/*.xml'
    base-directory: target/surefire-reports

artifacts:
  files:
    - target/«app».jar
  discard-paths: yes

cache:
  paths:
    - '/root/.m2/**/*'
`,
  },
  {
    label: 'buildspec: Go',
    detail: 'go vet, test, build',
    text: `version: 0.2

phases:
  install:
    runtime-versions:
      golang: «1.24»
  build:
    commands:
      - go vet ./...
      - go test ./...
      - go build -o bin/ «./...»

artifacts:
  base-directory: bin
  files:
    - '**/*'

cache:
  paths:
    - '/root/.cache/go-build/**/*'
    - '/go/pkg/mod/**/*'
`,
  },
  {
    label: 'buildspec: .NET',
    detail: 'dotnet test and publish; TRX report',
    text: `version: 0.2

phases:
  install:
    runtime-versions:
      dotnet: «"8.0"»
  pre_build:
    commands:
      - dotnet restore
  build:
    commands:
      - dotnet test --logger trx --results-directory ./testresults
      - dotnet publish -c Release -o ./publish

reports:
  dotnet:
    files:
      - '**/*.trx'
    base-directory: testresults
    file-format: VISUALSTUDIOTRX

artifacts:
  base-directory: publish
  files:
    - '**/*'
`,
  },
  {
    label: 'buildspec: Docker image to ECR',
    detail: 'builds, tags and pushes; the project must be privileged',
    text: `version: 0.2

env:
  variables:
    REPOSITORY: «123456789012.dkr.ecr.eu-west-1.amazonaws.com/app»
  exported-variables:
    - IMAGE

phases:
  pre_build:
    commands:
      - aws ecr get-login-password --region "$AWS_REGION" | docker login --username AWS --password-stdin "\${REPOSITORY%%/*}"
      - export IMAGE="$REPOSITORY:$(echo "$CODEBUILD_RESOLVED_SOURCE_VERSION" | cut -c 1-12)"
  build:
    commands:
      - docker build --tag "$IMAGE" «.»
  post_build:
    commands:
      - test "$CODEBUILD_BUILD_SUCCEEDING" = 1
      - docker push "$IMAGE"
`,
  },
  {
    label: 'buildspec: AWS SAM',
    detail: 'sam build and package for CloudFormation',
    text: `version: 0.2

phases:
  install:
    runtime-versions:
      python: «3.13»
    commands:
      - pip install --upgrade aws-sam-cli
  build:
    commands:
      - sam build
  post_build:
    commands:
      - test "$CODEBUILD_BUILD_SUCCEEDING" = 1
      - sam package --s3-bucket «artifact-bucket» --output-template-file packaged.yaml

artifacts:
  files:
    - packaged.yaml
`,
  },
  {
    label: 'buildspec: AWS CDK',
    detail: 'synthesizes the app; cdk.out as artifact',
    text: `version: 0.2

phases:
  install:
    runtime-versions:
      nodejs: «22»
    commands:
      - npm ci
  build:
    commands:
      - npm test
      - npx cdk synth --quiet

artifacts:
  base-directory: cdk.out
  files:
    - '**/*'
`,
  },
  {
    label: 'buildspec: Terraform',
    detail: 'fmt, validate and plan; the plan as artifact',
    text: `version: 0.2

env:
  variables:
    TF_IN_AUTOMATION: "1"
    TF_INPUT: "0"

phases:
  install:
    commands:
      - terraform version
  pre_build:
    commands:
      - cd «infra»
      - terraform init
  build:
    commands:
      - terraform fmt -check
      - terraform validate
      - terraform plan -out=plan.tfplan

artifacts:
  files:
    - «infra»/plan.tfplan
`,
  },
  {
    label: 'buildspec: batch matrix',
    detail: 'one build for each combination',
    text: `version: 0.2

batch:
  fast-fail: false
  build-matrix:
    static:
      ignore-failure: false
    dynamic:
      env:
        image:
          - aws/codebuild/standard:7.0
          - aws/codebuild/amazonlinux-x86_64-standard:5.0
        variables:
          NODE_VERSION:
            - "«20»"
            - "«22»"

phases:
  install:
    runtime-versions:
      nodejs: $NODE_VERSION
    commands:
      - npm ci
  build:
    commands:
      - npm test
`,
  },
  {
    label: 'buildspec: batch graph',
    detail: 'builds that wait for each other',
    text: `version: 0.2

batch:
  fast-fail: true
  build-graph:
    - identifier: «lint»
      env:
        variables:
          TASK: lint
    - identifier: «unit_tests»
      env:
        variables:
          TASK: test
    - identifier: «package»
      env:
        variables:
          TASK: build
      depend-on:
        - «lint»
        - «unit_tests»

phases:
  install:
    commands:
      - npm ci
  build:
    commands:
      - npm run "$TASK"
`,
  },
];
