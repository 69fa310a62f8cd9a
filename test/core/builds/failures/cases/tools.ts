import type { RuleCases } from './case';

export const TOOLS: RuleCases[] = [
  {
    code: 'tests-failed',
    wrong: [
      {
        what: 'mocha',
        failed: { command: 'npm test', output: ['  2 passing (22ms)', '  1 failing'] },
        message: /^1 test failed/,
      },
      {
        what: 'jest',
        failed: { output: ['Tests:       3 failed, 10 passed, 13 total'] },
        message: /^3 tests failed/,
      },
      { what: 'vitest', failed: { output: ['      Tests  2 failed | 40 passed (42)'] }, message: /^2 tests/ },
      {
        what: 'pytest',
        failed: { output: ['========= 2 failed, 5 passed in 0.12s ========='] },
        message: /^2 tests/,
      },
      {
        what: 'go',
        failed: { command: 'go test ./...', output: ['--- FAIL: TestAdd (0.00s)', 'FAIL'] },
        message: /^Tests failed/,
      },
      {
        what: 'surefire',
        failed: { output: ['[ERROR] Tests run: 12, Failures: 1, Errors: 2, Skipped: 0'] },
        message: /^3 tests/,
      },
      { what: 'gradle', failed: { output: ['12 tests completed, 2 failed'] } },
      {
        what: 'cargo',
        failed: { output: ['test result: FAILED. 4 passed; 1 failed; 0 ignored'], exit: 101 },
        message: /^1 test /,
      },
      { what: 'node --test', failed: { output: ['# pass 4', '# fail 2', '# todo 0'] }, message: /^2 tests/ },
      {
        what: 'the Test Anything Protocol',
        failed: { output: ['ok 1 - adds', 'not ok 2 - pays', 'ok 3 - prints'] },
        message: /^Tests failed/,
      },
      {
        what: 'a failed test that prints a denied access',
        failed: {
          output: [
            'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
            'Tests:       1 failed, 1 total',
          ],
        },
      },
    ],
    lookAlike: [
      {
        what: 'tests that all passed before something else',
        failed: {
          output: ['[INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 0', '[ERROR] COMPILATION ERROR'],
        },
      },
      {
        what: 'tests of TAP that are yet to be done',
        failed: { output: ['not ok 2 - pays # TODO refunds', 'not ok 3 # SKIP no network'] },
      },
      { what: 'a deployment that failed', failed: { output: ['3 resources failed to delete'] } },
    ],
  },
  {
    code: 'compile-error',
    wrong: [
      {
        what: 'TypeScript',
        failed: {
          output: ["src/a.ts(3,7): error TS2322: Type 'string' is not assignable to type 'number'."],
        },
      },
      {
        what: 'TypeScript in colours',
        failed: {
          output: [
            "\u001b[96msrc/a.ts\u001b[0m:\u001b[93m3\u001b[0m:\u001b[93m7\u001b[0m - \u001b[91merror\u001b[0m\u001b[90m TS2322: \u001b[0mType 'string'…",
          ],
        },
      },
      {
        what: 'Java',
        failed: {
          output: [
            '[ERROR] /codebuild/output/src1/src/src/main/java/App.java:[12,9] error: cannot find symbol',
          ],
        },
      },
      { what: 'C', failed: { output: ["main.c:3:5: error: expected ';' before 'return'"] } },
      { what: 'Rust', failed: { output: ['error[E0308]: mismatched types'], exit: 101 } },
      { what: 'Go', failed: { command: 'go build ./...', output: ['./main.go:7:2: undefined: foo'] } },
      { what: 'C#', failed: { output: ['/src/A.cs(3,7): error CS0103: The name x does not exist'] } },
      { what: 'a bundler', failed: { output: ["Module not found: Error: Can't resolve './x' in '/src'"] } },
    ],
    lookAlike: [
      {
        what: 'a warning of a compiler',
        failed: {
          output: ['main.c:3:5: warning: unused variable', 'collect2: error: ld returned 1 exit status'],
        },
      },
      {
        what: 'an application that logs an error',
        failed: { output: ['2026-01-28 error: could not load config'] },
      },
    ],
  },
  {
    code: 'lint-failed',
    wrong: [
      { what: 'eslint', failed: { output: ['✖ 3 problems (2 errors, 1 warning)'] } },
      {
        what: 'prettier',
        failed: { output: ['[warn] Code style issues found in 2 files. Run Prettier with --write to fix.'] },
      },
      {
        what: 'black',
        failed: { output: ['2 files would be reformatted, 10 files would be left unchanged.'] },
      },
    ],
    lookAlike: [{ what: 'warnings alone', failed: { output: ['✖ 3 problems (0 errors, 3 warnings)'] } }],
  },
  {
    code: 'missing-file',
    wrong: [
      {
        what: 'a folder that a command changes into',
        failed: {
          command: 'cd app',
          output: ["/codebuild/output/tmp/script.sh: 4: cd: can't cd to app"],
          exit: 2,
        },
        message: /no folder `app`/,
      },
      {
        what: 'a file that `.` looks for along PATH',
        failed: {
          command: '. env.sh',
          output: ['/codebuild/output/tmp/script.sh: 4: .: env.sh: not found'],
          exit: 2,
        },
        message: /no `env\.sh`/,
        advice: /`\. \.\/env\.sh`/,
      },
      {
        what: 'the same under ash',
        failed: {
          command: '. env.sh',
          output: ['/codebuild/output/tmp/script.sh: .: line 4: env.sh: not found'],
          exit: 2,
        },
        advice: /`\. \.\/env\.sh`/,
      },
      {
        what: 'a folder that a command lists',
        failed: {
          command: 'ls dist',
          output: ["ls: cannot access 'dist': No such file or directory"],
          exit: 2,
        },
        message: /no `dist`/,
      },
      {
        what: 'a file with a space in its name',
        failed: { command: "cat 'my file'", output: ["cat: 'my file': No such file or directory"] },
        message: /no `my file`/,
      },
      {
        what: 'the POM of Maven',
        failed: {
          command: 'mvn package',
          output: [
            '[ERROR] The goal you specified requires a project to execute but there is no POM in this directory (/codebuild/output/src1/src). Please verify you invoked Maven from the correct directory. -> [Help 1]',
          ],
        },
        message: /no `pom\.xml`/,
      },
      {
        what: 'a file of Node.js',
        failed: {
          command: 'npm ci',
          output: [
            "npm error enoent Could not read package.json: Error: ENOENT: no such file or directory, open '/codebuild/output/src1/src/package.json'",
          ],
        },
        message: /package\.json/,
      },
      {
        what: 'a script that is read',
        failed: {
          output: ["script.sh: source: line 5: can't open './env.sh': No such file or directory"],
          exit: 2,
        },
        message: /`\.\/env\.sh`/,
      },
      {
        what: 'a file that cp wants',
        failed: { command: 'cp dist/x .', output: ["cp: cannot stat 'dist/x': No such file or directory"] },
        message: /`dist\/x`/,
      },
      {
        what: 'a Dockerfile',
        failed: {
          output: [
            'ERROR: failed to solve: failed to read dockerfile: open Dockerfile: no such file or directory',
          ],
        },
        message: /`Dockerfile`/,
      },
      {
        what: 'the context of an older docker',
        failed: { output: ['unable to prepare context: path "./src" not found'] },
        message: /`\.\/src`/,
      },
      {
        what: 'a file that git does not have',
        failed: { command: 'cat .env', output: ['cat: .env: No such file or directory'] },
        known: { runsOn: 'local' },
        advice: /\.gitignore/,
      },
    ],
    lookAlike: [{ what: 'a record that is not found', failed: { output: ['Error: user bob not found'] } }],
  },
  {
    code: 'stack-failed',
    wrong: [
      {
        what: 'aws cloudformation deploy',
        failed: {
          output: [
            'Failed to create/update the stack. Run the following command',
            'to fetch the list of events leading up to the failure',
          ],
          exit: 255,
        },
        message: /does not say why/,
      },
      {
        what: 'SAM, with the reason',
        failed: { output: ['CREATE_FAILED    AWS::S3::Bucket    Site    site already exists'] },
        message: /could not deploy a stack\.$/,
      },
    ],
    lookAlike: [{ what: 'an application', failed: { output: ['deploy failed: no target'] } }],
  },
  {
    code: 'aws-credentials-missing',
    wrong: [
      {
        what: 'the AWS CLI in a container',
        failed: {
          command: 'docker run web aws s3 ls',
          output: ['Unable to locate credentials. You can configure credentials by running "aws configure".'],
        },
        advice: /CONTAINER_CREDENTIALS/,
      },
      {
        what: 'a local build without a profile',
        failed: { command: 'aws s3 ls', output: ['Unable to locate credentials'] },
        known: { runsOn: 'local' },
        advice: /profile/,
      },
      { what: 'Terraform', failed: { output: ['Error: No valid credential sources found'] } },
    ],
    lookAlike: [{ what: 'a registry without a login', failed: { output: ['no basic auth credentials'] } }],
  },
  {
    code: 'aws-credentials-expired',
    wrong: [
      {
        what: 'a role that was assumed long ago',
        failed: {
          output: [
            'An error occurred (ExpiredToken) when calling the PutObject operation: The provided token has expired.',
          ],
        },
        message: /expired/,
      },
      {
        what: 'a key that is gone',
        failed: {
          output: [
            'An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.',
          ],
        },
        message: /does not know/,
      },
    ],
    lookAlike: [{ what: 'a token of an application', failed: { output: ['Error: jwt expired'] } }],
  },
  {
    code: 'aws-throttling',
    wrong: [
      {
        what: 'the AWS CLI',
        failed: {
          output: [
            'An error occurred (Throttling) when calling the DescribeStacks operation (reached max retries: 4): Rate exceeded',
          ],
        },
        message: /`DescribeStacks`/,
      },
      { what: 'an SDK', failed: { output: ['ThrottlingException: Rate exceeded'] } },
    ],
    lookAlike: [{ what: 'a limit of an API', failed: { output: ['message: rate exceeded for plan'] } }],
  },
  {
    code: 'aws-request-refused',
    wrong: [
      {
        what: 'any other error of the AWS CLI',
        failed: {
          output: [
            'An error occurred (ResourceNotFoundException) when calling the UpdateFunctionCode operation: Function not found: web',
          ],
          exit: 254,
        },
        message: /refused `UpdateFunctionCode` \(ResourceNotFoundException\): Function not found: web\.$/,
      },
    ],
    lookAlike: [{ what: 'an error of a program', failed: { output: ['An error occurred (see above)'] } }],
  },
  {
    code: 'cdk-not-bootstrapped',
    wrong: [
      {
        what: 'a region without the stack of the CDK',
        failed: {
          command: 'npx cdk deploy',
          output: [
            "❌ Web failed: Error: Web: SSM parameter /cdk-bootstrap/hnb659fds/version not found. Has the environment been bootstrapped? Please run 'cdk bootstrap'",
          ],
        },
      },
      {
        what: 'an older stack',
        failed: {
          output: [
            " ❌  Environment aws://111122223333/us-east-1 failed bootstrapping: Error: Not downgrading existing bootstrap stack from version '4' to version '0'.",
          ],
        },
      },
    ],
    lookAlike: [{ what: 'a style sheet', failed: { output: ["Error: can't find bootstrap.css"] } }],
  },
  {
    code: 'terraform-error',
    wrong: [
      {
        what: 'an error in its box',
        failed: {
          command: 'make plan',
          output: ['╷', '│ Error: Reference to undeclared resource', '│ ', '│   on main.tf line 3'],
        },
        message: /^Terraform stopped: Reference to undeclared resource\.$/,
      },
      {
        what: 'a state that is locked',
        failed: { command: 'terraform apply', output: ['Error: Error acquiring the state lock'] },
        advice: /force-unlock/,
      },
    ],
    lookAlike: [
      {
        what: 'an error of another program',
        failed: { command: './deploy.sh', output: ['Error: something else'] },
      },
    ],
  },
  {
    code: 'kubernetes-access',
    wrong: [
      {
        what: 'a cluster that does not know the role',
        failed: {
          command: 'kubectl apply -f k8s',
          output: ['error: You must be logged in to the server (Unauthorized)'],
        },
        advice: /aws-auth/,
      },
      {
        what: 'a right that the role lacks',
        failed: {
          output: [
            'Error from server (Forbidden): deployments.apps is forbidden: User "codebuild" cannot list resource "deployments" in API group "apps"',
          ],
        },
        message: /does not let `codebuild` list deployments/,
      },
    ],
    lookAlike: [{ what: 'a server without a login', failed: { output: ['401 you must log in'] } }],
  },
];
