import type { RuleCases } from './case';

export const MACHINE: RuleCases[] = [
  {
    code: 'disk-full',
    wrong: [
      {
        what: 'a full disk',
        failed: { output: ['write /var/lib/docker/tmp/x: no space left on device'] },
        known: { runsOn: 'cloud' },
        advice: /compute type/,
      },
      {
        what: 'one as Node.js says it',
        failed: {
          output: ['npm error code ENOSPC', 'npm error nospc There appears to be insufficient space'],
        },
      },
      {
        what: 'one of this computer',
        failed: { output: ['tar: x: Wrote only 4096 of 10240 bytes: No space left on device'] },
        known: { runsOn: 'local' },
        advice: /docker system prune/,
      },
    ],
    lookAlike: [
      {
        what: 'too many watched files',
        failed: {
          output: [
            "Error: ENOSPC: System limit for number of file watchers reached, watch '/codebuild/output/src1/src'",
          ],
        },
      },
    ],
  },
  {
    code: 'file-watchers',
    wrong: [
      {
        what: 'too many watched files',
        failed: {
          output: [
            "Error: ENOSPC: System limit for number of file watchers reached, watch '/codebuild/output/src1/src'",
          ],
        },
      },
    ],
    lookAlike: [
      { what: 'a full disk', failed: { output: ['Error: ENOSPC: no space left on device, write'] } },
    ],
  },
  {
    code: 'out-of-memory',
    wrong: [
      { what: 'a program that says so itself', failed: { output: ['sort: memory exhausted'], exit: 2 } },
      {
        what: 'the heap of Node.js',
        failed: {
          output: ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory'],
          exit: 134,
        },
        advice: /max-old-space-size/,
      },
      {
        what: 'the heap of Java',
        failed: { output: ['java.lang.OutOfMemoryError: Java heap space'] },
        advice: /-Xmx/,
      },
      {
        what: 'a daemon of Gradle that is gone',
        failed: {
          output: [
            'Gradle build daemon disappeared unexpectedly (it may have been killed or may have crashed)',
          ],
        },
      },
      {
        what: 'a compiler that was killed',
        failed: { output: ['c++: fatal error: Killed signal terminated program cc1plus'] },
      },
      {
        what: 'what a shell says of a killed program',
        failed: {
          output: ['/codebuild/output/tmp/script.sh: line 4:   812 Killed                  node build.js'],
          exit: 137,
        },
        message: /Memory ran out/,
      },
    ],
    lookAlike: [
      { what: 'a test about memory', failed: { output: ['  ✓ is out of memorable names', '  1 failing'] } },
      {
        what: 'a process that somebody else killed',
        failed: { output: ['all workers were killed by the user'] },
      },
    ],
  },
  {
    code: 'killed',
    wrong: [
      {
        what: 'exit status 137',
        failed: { output: ['Building...'], exit: 137 },
        message: /the log does not say/,
      },
    ],
    lookAlike: [{ what: 'the number in the output', failed: { output: ['exit status 137'], exit: 1 } }],
  },
  {
    code: 'crashed',
    wrong: [
      {
        what: 'exit status 139',
        failed: { output: ['Segmentation fault (core dumped)'], exit: 139 },
        message: /SIGSEGV/,
      },
    ],
    lookAlike: [
      { what: 'a child that crashed and was overcome', failed: { output: ['Segmentation fault'], exit: 1 } },
    ],
  },
  {
    code: 'not-in-image',
    wrong: [
      {
        what: 'a shell, at its place',
        failed: {
          code: 'CLIENT_ERROR',
          message:
            'The shell bash that the buildspec asks for is not in the build image. Choose an image that has it.',
        },
        known: { buildspec: { text: 'version: 0.2\nenv:\n  shell: bash\n' } },
        message: /^The build image has no shell `bash`\.$/,
        advice: /^Choose an image that has it\.$/,
        place: 'bash',
      },
      {
        what: 'a user',
        failed: {
          phase: 'BUILD',
          code: 'CLIENT_ERROR',
          message:
            'The user me that run-as names is not in the build image. Add it to the image, or to an earlier phase (useradd), or take run-as out.',
        },
        known: { buildspec: { text: 'version: 0.2\nphases:\n  build:\n    run-as: me\n' } },
        place: 'me',
      },
    ],
    lookAlike: [
      {
        what: 'what a command says',
        failed: { output: ['The user me that run-as names is not in the build image. No.'] },
      },
    ],
  },
  {
    code: 'broken-pipe',
    wrong: [{ what: 'exit status 141', failed: { output: ['y'], exit: 141 }, message: /SIGPIPE/ }],
    lookAlike: [
      {
        what: 'a pipe of a program',
        failed: { output: ['BrokenPipeError: [Errno 32] Broken pipe'], exit: 1 },
      },
    ],
  },
  {
    code: 'argument-list-too-long',
    wrong: [
      {
        what: 'a program with too long a list, whose status is that of files that cannot be run',
        failed: {
          output: ['/codebuild/output/tmp/script.sh: 4: /bin/cp: Argument list too long'],
          exit: 126,
        },
        message: /of `\/bin\/cp` are longer/,
      },
      { what: 'the same by Node.js', failed: { output: ['Error: spawn E2BIG'] } },
    ],
    lookAlike: [
      { what: 'a file that cannot be run', failed: { output: ['sh: 1: ./x: Permission denied'], exit: 126 } },
    ],
  },
  {
    code: 'terminated',
    wrong: [{ what: 'exit status 143', failed: { output: ['Terminated'], exit: 143 }, message: /SIGTERM/ }],
    lookAlike: [
      { what: 'a server that a command ended itself', failed: { output: ['[server] Terminated'], exit: 1 } },
    ],
  },
  {
    code: 'wrong-processor',
    wrong: [
      {
        what: 'a program for another processor',
        failed: {
          output: [
            '/codebuild/output/tmp/script.sh: line 4: ./tool: cannot execute binary file: Exec format error',
          ],
          exit: 126,
        },
        message: /another processor/,
      },
      {
        what: 'an image for another one',
        failed: { command: 'docker build .', output: ['exec /bin/sh: exec format error'] },
        known: { runsOn: 'local' },
        advice: /--platform/,
      },
    ],
    lookAlike: [{ what: 'a format of a file', failed: { output: ['error: unknown exec format'] } }],
  },
  {
    code: 'not-executable',
    wrong: [
      {
        what: 'a script without the right to run',
        failed: {
          command: './deploy.sh',
          output: ['/codebuild/output/tmp/script.sh: line 4: ./deploy.sh: Permission denied'],
          exit: 126,
        },
        message: /`\.\/deploy\.sh` may not be run/,
        advice: /--chmod=\+x \.\/deploy\.sh/,
      },
      {
        what: 'a folder',
        failed: { command: './bin', output: ['script.sh: line 4: ./bin: Is a directory'], exit: 126 },
        message: /is a folder/,
      },
    ],
    lookAlike: [
      {
        what: 'a file that may not be written',
        failed: { output: ['cp: /etc/x: Permission denied'], exit: 1 },
      },
    ],
  },
  {
    code: 'library-too-old',
    wrong: [
      {
        what: 'a program that wants a newer C library',
        failed: { output: ["node: /lib64/libm.so.6: version `GLIBC_2.27' not found (required by node)"] },
        message: /`node` wants a newer system library \(GLIBC_2\.27\)/,
      },
      {
        what: 'a library that the image lacks',
        failed: {
          output: [
            'chrome: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
          ],
          exit: 127,
        },
        message: /`libnss3\.so`/,
      },
    ],
    lookAlike: [{ what: 'a version of a package', failed: { output: ["Error: version '2.27' not found"] } }],
  },
];
