import type { OutputCase } from './case';

export const OTHERS: OutputCase[] = [
  {
    what: 'PHP',
    output: `PHP Parse error:  syntax error, unexpected token "}" in /codebuild/output/src233/src/index.php on line 12
PHP Warning:  Undefined variable $a in /codebuild/output/src233/src/a.php on line 3`,
    found: [
      'php: index.php:12 error syntax error, unexpected token "}"',
      'php: a.php:3 warning Undefined variable $a',
    ],
  },
  {
    what: 'PHPUnit, PHPStan and PHP_CodeSniffer',
    output: `1) Tests\\SumTest::testAdds
Failed asserting that 3 matches expected 4.

/codebuild/output/src233/src/vendor/phpunit/phpunit/src/Assert.php:99
/codebuild/output/src233/src/tests/SumTest.php:14
 ------ ------------------------------------------
  Line   src/App.php
 ------ ------------------------------------------
  12     Call to an undefined method App::start().
  14     Variable $x might not be defined.
 ------ ------------------------------------------
FILE: /codebuild/output/src233/src/src/Style.php
--------------------------------------------------
FOUND 1 ERROR AFFECTING 1 LINE
--------------------------------------------------
 3 | ERROR | [x] Expected 1 space`,
    found: [
      'phpunit: tests/SumTest.php:14 error Tests\\SumTest::testAdds / Failed asserting that 3 matches expected 4.',
      'phpstan: src/App.php:12 error Call to an undefined method App::start().',
      'phpstan: src/App.php:14 error Variable $x might not be defined.',
      'phpcs: src/Style.php:3 error Expected 1 space',
    ],
  },
  {
    what: 'Ruby, RuboCop and RSpec',
    output: `lib/app.rb:12:in \`start': undefined method \`go' for nil (NoMethodError)
ruby: lib/broken.rb:3: syntax error, unexpected end-of-input
lib/style.rb:4:2: C: [Correctable] Layout/IndentationWidth: Use 2 spaces.
  1) Sum adds
     Failure/Error: expect(sum(1, 2)).to eq(4)

       expected: 4
            got: 3
     # ./spec/sum_spec.rb:5:in \`block (2 levels) in <top (required)>'`,
    found: [
      "ruby: lib/app.rb:12 error undefined method `go' for nil (NoMethodError)",
      'ruby: lib/broken.rb:3 error syntax error, unexpected end-of-input',
      'rubocop: lib/style.rb:4:2 info Layout/IndentationWidth Use 2 spaces.',
      'rspec: spec/sum_spec.rb:5 error Sum adds / expect(sum(1, 2)).to eq(4)',
    ],
  },
  {
    what: 'Terraform, in its frame and without',
    output: `╷
│ Error: Unsupported argument
│ 
│   on main.tf line 12, in resource "aws_s3_bucket" "web":
│   12:   acl2 = "private"
╵
Error: Missing required argument

  on modules/web/web.tf line 3:`,
    found: [
      'terraform: main.tf:12 error Unsupported argument',
      'terraform: modules/web/web.tf:3 error Missing required argument',
    ],
  },
  {
    what: 'a step of a Dockerfile',
    output: `------
 > [build 4/5] RUN npm run build:
------
Dockerfile:12
--------------------
  10 |     COPY . .
  11 |
  12 | >>> RUN npm run build
--------------------
ERROR: failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 1`,
    found: [
      'docker: Dockerfile:12 error failed to solve: process "/bin/sh -c npm run build" did not complete successfully: exit code: 1',
    ],
  },
  {
    what: 'shells and ShellCheck',
    output: `./scripts/build.sh: line 12: foo: command not found
scripts/build.sh: 4: bar: not found

In scripts/deploy.sh line 3:
rm -rf $DIR/*
       ^--^ SC2086 (info): Double quote to prevent globbing and word splitting.`,
    found: [
      'shell: scripts/build.sh:12 error foo: command not found',
      'shell: scripts/build.sh:4 error bar: not found',
      'shellcheck: scripts/deploy.sh:3 info SC2086 Double quote to prevent globbing and word splitting.',
    ],
  },
  {
    what: 'checks of YAML, Markdown, Dockerfiles and templates',
    output: `./ci/build.yml
  3:1       error    wrong indentation: expected 2 but found 4  (indentation)
ci/b.yml:4:2: [warning] line too long (90 > 80 characters) (line-length)
README.md:12:81 MD013/line-length Line length [Expected: 80; Actual: 90]
Dockerfile:3 DL3008 warning: Pin versions in apt get install
E3012 Property Resources/Web/Properties/Port should be of type Integer
template.yaml:12:9`,
    found: [
      'yamllint: ci/build.yml:3:1 error indentation wrong indentation: expected 2 but found 4',
      'yamllint: ci/b.yml:4:2 warning line-length line too long (90 > 80 characters)',
      'markdownlint: README.md:12:81 warning MD013 Line length [Expected: 80; Actual: 90]',
      'hadolint: Dockerfile:3 warning DL3008 Pin versions in apt get install',
      'cfn-lint: template.yaml:12:9 error E3012 Property Resources/Web/Properties/Port should be of type Integer',
    ],
  },
  {
    what: 'Perl',
    output: `Can't locate Web.pm in @INC at bin/web.pl line 3.
syntax error at bin/web.pl line 12, near "}"`,
    found: ["perl: bin/web.pl:3 error Can't locate Web.pm in @INC", 'perl: bin/web.pl:12 error syntax error'],
  },
  {
    what: 'what has numbers and no problem',
    output: `Downloaded 12 of 30 (10:20:30)
npm warn deprecated glob@7.2.3: Glob versions prior to v9 are no longer supported
Step 3/12 : RUN npm ci
 ---> Running in 4f2a1c9d
https://example.com:8443/a.ts:12:5
http://localhost:3000 is ready (12,5)
Successfully tagged web:1.0.12`,
    found: [],
  },
];
