import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { phaseEnds, runBuild, temporaryFolder, which } from './support';
import { dockerEngine, makeImage } from './support-docker';

const USERS = {
  'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nbuilder:x:1234:1234::/home/builder:/bin/false\n',
  'etc/group': 'root:x:0:\nbuilder:x:1234:\nextra:x:1300:builder\n',
};

/** A program of this computer with the libraries that it needs, as files of an image. */
function withLibraries(program: string, as: string): Record<string, Buffer> {
  const libraries = execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/\S+/g) ?? [];
  return {
    [as]: readFileSync(program),
    ...Object.fromEntries(libraries.map((path) => [path.slice(1), readFileSync(realpathSync(path))])),
  };
}

// so that each way is the only one of its image
const WITHOUT_SU = { 'bin/su': '#!/bin/sh\nexit 1\n' };
const [setpriv, chroot] = [which('setpriv'), which('chroot')];
const IMAGES: Record<string, Record<string, string | Buffer> | '' | undefined> = {
  'su of busybox': {},
  setpriv: setpriv && { ...WITHOUT_SU, ...withLibraries(setpriv, 'usr/bin/setpriv') },
  'chroot of coreutils': chroot && { ...WITHOUT_SU, ...withLibraries(chroot, 'usr/sbin/chroot') },
};
const nameOf = (way: string) => `workbench-test:run-as-${way.split(' ')[0]}`;

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('run-as', () => {
  const made: AsyncDisposable[] = [];
  beforeAll(async () => {
    for (const [way, files] of Object.entries(IMAGES))
      if (files)
        made.push(await makeImage(nameOf(way), { ...USERS, ...files }, { from: 'workbench-test:bash' }));
  });
  afterAll(async () => {
    for (const image of made) await image[Symbol.asyncDispose]();
  });

  test.each(Object.keys(IMAGES))(
    'by %s: a phase over the buildspec, and one shell for all of them',
    async (way) => {
      await using source = await temporaryFolder();
      await writeFile(join(source.path, 'private'), 'readable\n', { mode: 0o600 });
      const buildspec = `version: 0.2
run-as: builder
phases:
  install:
    run-as: root
    commands:
      - id -un; X=from-root; mkdir -m 777 /shared; cd /shared
  pre_build:
    commands:
      - id -un; id -G; echo "$X $HOME"; pwd
      - X=from-builder; touch mine; cat "$CODEBUILD_SRC_DIR/private"
      - touch "$CODEBUILD_SRC_DIR/not-mine" 2>/dev/null || echo "may not write"
  build:
    run-as: root
    commands:
      - id -un; echo "$X"; stat -c %U mine; cd /
  post_build:
    commands:
      - id -un; pwd
`;
      const { output, outcome } = await runBuild({
        engine: dockerEngine(),
        image: nameOf(way),
        source: source.path,
        buildspec,
      });
      expect(output).toBe(
        [
          'root',
          ...['builder', '1234 1300', 'from-root /root', '/shared', 'readable', 'may not write'],
          ...['root', 'from-builder', 'builder'],
          ...['builder', '/', ''],
        ].join('\n'),
      );
      expect(outcome).toEqual({ ok: true, buildStatus: 'SUCCEEDED' });
    },
  );

  test('bash keeps its state too', async () => {
    const buildspec =
      'version: 0.2\nrun-as: builder\nenv: {shell: bash}\nphases:\n  build:\n    commands: [X=1, "[[ $X == 1 ]] && echo $X $EUID"]\n';
    const { output } = await runBuild({ engine: dockerEngine(), image: nameOf('su'), buildspec });
    expect(output).toBe('1 1234\n');
  });

  test('a user that the image does not have fails its phase', async () => {
    const buildspec =
      'version: 0.2\nphases:\n  build:\n    run-as: nobody-here\n    commands: [echo never]\n  post_build:\n    commands: [echo after]\n';
    const { output, log, events } = await runBuild({
      engine: dockerEngine(),
      image: nameOf('su'),
      buildspec,
    });
    expect(output).toBe('after\n');
    expect(phaseEnds(events)).toContain('BUILD FAILED');
    expect(log).toContain(
      'Phase context status code: CLIENT_ERROR Message: The user nobody-here that run-as names is not in the build image.',
    );
  });

  test('a user that an earlier phase adds is there', async () => {
    const buildspec = `version: 0.2
phases:
  install:
    commands: ["echo 'late:x:1500:1500::/:/bin/sh' >>/etc/passwd"]
  build:
    run-as: late
    commands: [id -u]
`;
    const { output } = await runBuild({ engine: dockerEngine(), image: nameOf('su'), buildspec });
    expect(output).toBe('1500\n');
  });

  test('the credentials of a build are readable for its user', async () => {
    const buildspec = `version: 0.2
run-as: builder
phases:
  build:
    commands:
      - cat "\${AWS_SHARED_CREDENTIALS_FILE%/*}/current.json" | grep -c AccessKeyId
      - ls -ln "\${AWS_SHARED_CREDENTIALS_FILE%/*}/" | grep -v 1234 | grep -v total
`;
    const credentials = {
      read: async () =>
        ({
          ok: true,
          credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'long-enough-to-mask' },
        }) as const,
    };
    const { output } = await runBuild({
      engine: dockerEngine(),
      image: nameOf('su'),
      aws: { credentials },
      buildspec,
    });
    expect(output).toBe('1\n');
  });

  test.each(["x'; touch /broken; '", '-v', '$(touch /broken)'])('the name %s is no command', async (user) => {
    const buildspec = JSON.stringify({
      version: 0.2,
      phases: {
        build: { 'run-as': user, commands: ['echo never'] },
        post_build: { commands: ['ls -d /broken 2>/dev/null; echo after'] },
      },
    });
    const { output } = await runBuild({ engine: dockerEngine(), image: nameOf('su'), buildspec });
    expect(output).toBe('after\n');
  });
});

test('without a container run-as is left out, and said once', async () => {
  const buildspec =
    'version: 0.2\nrun-as: builder\nphases:\n  pre_build:\n    commands: [echo ran]\n  build:\n    commands: [echo ran]\n';
  const { output, log } = await runBuild({ buildspec });
  expect(output).toBe('ran\nran\n');
  expect(log.match(/Local build: run-as.*/g)).toEqual([
    'Local build: run-as is left out without a container; commands run as you, not as builder',
  ]);
});
