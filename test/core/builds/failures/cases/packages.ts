import type { RuleCases } from './case';

const SPEC = (version: string) =>
  `version: 0.2\nphases:\n  install:\n    runtime-versions:\n      ${version}\n`;

export const PACKAGES: RuleCases[] = [
  {
    code: 'lock-file-outdated',
    wrong: [
      {
        what: 'npm ci',
        failed: {
          command: 'npm ci',
          output: [
            'npm error code EUSAGE',
            'npm error `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.',
          ],
        },
        message: /does not fit/,
      },
      {
        what: 'npm ci without a lock file',
        failed: {
          command: 'npm ci',
          output: ['npm ERR! The `npm ci` command can only install with an existing package-lock.json or'],
        },
        message: /not in the source/,
      },
      {
        what: 'yarn',
        failed: {
          output: ['error Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`.'],
        },
      },
      {
        what: 'pnpm',
        failed: {
          output: [
            ' ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile" because pnpm-lock.yaml is not up to date',
          ],
        },
      },
      {
        what: 'poetry',
        failed: {
          output: [
            'pyproject.toml changed significantly since poetry.lock was last generated. Run `poetry lock` to fix the lock file.',
          ],
        },
      },
    ],
    lookAlike: [{ what: 'clocks', failed: { output: ['error: replicas are not in sync'] } }],
  },
  {
    code: 'package-conflict',
    wrong: [
      {
        what: 'npm',
        failed: {
          command: 'npm install',
          output: ['npm error code ERESOLVE', 'npm error ERESOLVE unable to resolve dependency tree'],
        },
      },
      {
        what: 'pip',
        failed: {
          output: [
            'ERROR: Cannot install a and b because these package versions have conflicting dependencies.',
            'ERROR: ResolutionImpossible: for help visit …',
          ],
        },
      },
    ],
    lookAlike: [
      {
        what: 'a warning of npm',
        failed: { output: ['npm WARN ERESOLVE overriding peer dependency', '  1 failing'] },
      },
    ],
  },
  {
    code: 'runtime-too-old',
    wrong: [
      {
        what: 'a release of Java that the JDK does not know, by Maven',
        failed: {
          command: 'mvn package',
          output: [
            '[ERROR] Failed to execute goal x:compile (default-compile) on project x: Fatal error compiling: error: release version 21 not supported -> [Help 1]',
          ],
        },
        message: /java than the build has: 21/,
      },
      {
        what: 'the version of Node.js that npm names in another line',
        failed: {
          command: 'npm ci',
          output: ['npm error code EBADENGINE', 'npm error notsup Required: {"node":">=20"}'],
        },
        message: /nodejs than the build has: 20/,
      },
      {
        what: 'Node.js, and asks for a newer one',
        failed: {
          output: [
            'error some@1.0.0: The engine "node" is incompatible with this module. Expected version ">=20". Got "18.20.8"',
          ],
        },
        known: { buildspec: { text: SPEC('nodejs: 18') } },
        message: /nodejs than the build has: 20 or newer/,
        place: '18',
        fixed: SPEC('nodejs: 20'),
      },
      {
        what: 'Python',
        failed: {
          output: ["ERROR: Package 'x' requires a different Python: requires Python '>=3.12' but 3.11"],
        },
        message: /python.*3\.12/,
      },
      {
        what: 'Java by the number of a class file',
        failed: { output: ['error: class file has wrong version 65.0, should be 61.0'] },
        known: { buildspec: { text: SPEC('java: corretto17') } },
        fixed: SPEC('java: corretto21'),
      },
      {
        what: 'Go, whose versions are quoted',
        failed: { output: ['go: go.mod requires go >= 1.24 (running go 1.20.14; GOTOOLCHAIN=local)'] },
        known: { buildspec: { text: SPEC('golang: 1.20') } },
        fixed: SPEC('golang: "1.24"'),
      },
      {
        what: '.NET',
        failed: { output: ['error NETSDK1045: The current .NET SDK does not support targeting .NET 8.0.'] },
        message: /dotnet.*8\.0/,
      },
    ],
    lookAlike: [
      {
        what: 'a warning about an engine',
        failed: { output: ["npm warn EBADENGINE   required: { node: '>=20' },", '  2 failing'] },
      },
    ],
  },
  {
    code: 'package-login',
    wrong: [
      {
        what: 'a token of CodeArtifact that has run out',
        failed: {
          command: 'npm ci',
          output: [
            'npm error code E401',
            'npm error 401 Unauthorized - GET https://acme-111122223333.d.codeartifact.eu-west-1.amazonaws.com/npm/x/',
          ],
        },
        advice: /codeartifact login/,
      },
      {
        what: 'Maven',
        failed: {
          command: 'mvn deploy',
          output: [
            '[ERROR] Could not transfer artifact a:b:jar:1 from/to x: status code: 403, reason phrase: Forbidden (403)',
          ],
        },
        message: /does not allow/,
      },
      {
        what: 'pip',
        failed: {
          command: 'pip install x',
          output: [
            'ERROR: HTTP error 401 while getting x',
            'ERROR: 401 Client Error: Unauthorized for url: https://pypi.acme/simple/x/',
          ],
        },
      },
    ],
    lookAlike: [
      {
        what: 'an API that a test calls',
        failed: { command: './smoke.sh', output: ['GET /me 401 Unauthorized'] },
      },
    ],
  },
  {
    code: 'package-not-found',
    wrong: [
      {
        what: 'a package that npm does not know',
        failed: {
          command: 'npm ci',
          output: ['npm error code E404', "npm error 404  'leftpadd@^1.0.0' is not in this registry."],
        },
        message: /`leftpadd@\^1\.0\.0`/,
      },
      {
        what: 'a version that nobody has',
        failed: { output: ['npm ERR! notarget No matching version found for react@99.0.0.'] },
        message: /`react@99\.0\.0`/,
      },
      { what: 'pip', failed: { output: ['ERROR: No matching distribution found for nosuch==1.0'] } },
      {
        what: 'apt',
        failed: { output: ['E: Unable to locate package nosuch'], exit: 100 },
        message: /`nosuch`/,
      },
      {
        what: 'Maven',
        failed: {
          output: [
            '[ERROR] Could not find artifact com.acme:lib:jar:1.0 in central (https://repo.maven.apache.org/maven2)',
          ],
        },
      },
      {
        what: 'NuGet',
        failed: {
          output: [
            'error NU1101: Unable to find package Acme.Lib. No packages exist with this id in source(s): nuget.org',
          ],
        },
      },
    ],
    lookAlike: [
      {
        what: 'a page that is missing',
        failed: { output: ['Error: GET https://api.acme/x: 404 Not Found'] },
      },
    ],
  },
  {
    code: 'module-missing',
    wrong: [
      {
        what: 'a module of Python',
        failed: { output: ["ModuleNotFoundError: No module named 'boto3'"] },
        message: /`boto3`/,
      },
      {
        what: 'a package of Node.js',
        failed: { output: ["Error: Cannot find module 'webpack'"] },
        advice: /NODE_ENV=production/,
      },
      {
        what: 'a file of the project',
        failed: { output: ["Error: Cannot find module './build/Index.js'"] },
        advice: /letter case/,
      },
    ],
    lookAlike: [{ what: 'a note on modules', failed: { output: ['info: no modules to load'] } }],
  },
  {
    code: 'missing-script',
    wrong: [
      {
        what: 'a script of npm',
        failed: { command: 'npm run biuld', output: ['npm error Missing script: "biuld"'] },
        message: /`biuld`/,
      },
      {
        what: 'a target of make',
        failed: { output: ["make: *** No rule to make target 'all'.  Stop."], exit: 2 },
        message: /`all`/,
      },
      {
        what: 'no makefile',
        failed: { output: ['make: *** No targets specified and no makefile found.  Stop.'], exit: 2 },
        message: /no makefile/,
      },
      {
        what: 'a task of Gradle',
        failed: { output: ["Task 'shadow' not found in root project 'web'."] },
        message: /`shadow`/,
      },
    ],
    lookAlike: [
      {
        what: 'a missing source of a target',
        failed: { output: ["make: *** No rule to make target 'a.c', needed by 'a.o'.  Stop."], exit: 2 },
      },
    ],
  },
  {
    code: 'package-build-failed',
    wrong: [
      {
        what: 'a package of Python, by an old pip',
        failed: {
          command: 'pip install -r requirements.txt -q',
          output: [
            'Command "python setup.py egg_info" failed with error code 1 in /tmp/pip-install-c4j8yl00/MarkupSafe/',
          ],
        },
        message: /`MarkupSafe`/,
      },
      {
        what: 'a wheel',
        failed: { output: ['ERROR: Failed building wheel for psycopg2'] },
        message: /`psycopg2`/,
      },
      {
        what: 'node-gyp',
        failed: { output: ['npm error gyp ERR! build error', 'npm error gyp ERR! not ok'] },
      },
    ],
    lookAlike: [{ what: 'an image', failed: { output: ['ERROR: failed to build: no such service'] } }],
  },
  {
    code: 'package-signature',
    wrong: [
      {
        what: 'a key that apt does not know',
        failed: {
          output: [
            'W: GPG error: http://deb.debian.org stable InRelease: NO_PUBKEY 0E98404D386FA1D9',
            "E: The repository 'http://deb.debian.org stable InRelease' is not signed.",
          ],
          exit: 100,
        },
      },
    ],
    lookAlike: [
      {
        what: 'a warning that apt got over',
        failed: {
          output: [
            'W: GPG error: http://x InRelease: NO_PUBKEY 0E98404D386FA1D9',
            'E: Unable to locate package x',
          ],
          exit: 100,
        },
      },
    ],
  },
];
