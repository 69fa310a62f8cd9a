import { Buffer } from 'node:buffer';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { createDockerEngine } from '../../../../core/builds/local/docker-engine';
import { formatEvent } from '../../../../core/builds/log/format';
import { ordinaryDoor } from './doors';
import { runBuild } from './support';
import { dockerEngine, makeImage } from './support-docker';

const ENTRYPOINT = `#!/bin/sh
echo starting
FROM_ENTRYPOINT=yes
export FROM_ENTRYPOINT
eval "$@"
`;
const BUILDSPEC =
  "version: 0.2\nphases:\n  build:\n    commands: ['echo \"entry point: ${FROM_ENTRYPOINT-not run}, it''s $HOME\"']\n";

/** The head of a program for 64-bit ARM: enough for the kernel of another processor to refuse it. */
const FOREIGN = Buffer.alloc(64);
FOREIGN.write('7f454c46020101', 'hex');
FOREIGN.writeUInt16LE(2, 16);
FOREIGN.writeUInt16LE(183, 18);

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)("a build's container", () => {
  test.each([
    [false, "entry point: not run, it's /root\n"],
    [true, "entry point: yes, it's /root\n"],
  ])('privileged %s', async (privileged, printed) => {
    const image = 'workbench-test:entrypoint';
    await using _ = await makeImage(
      image,
      { 'entry point.sh': ENTRYPOINT },
      {
        config: { Entrypoint: ['/entry point.sh'], Cmd: ['never'] },
      },
    );
    await using door = await ordinaryDoor();
    const { log, output } = await runBuild({
      engine: createDockerEngine(door.environment),
      image,
      privileged,
      buildspec: BUILDSPEC,
    });
    expect(output).toBe(printed);
    expect(door.privileged).toEqual([String(privileged)]);
    expect(log.includes('Local build: the container is privileged')).toBe(privileged);
  });

  test('whose entry point ends before the driver runs: its last words are told', async () => {
    const image = 'workbench-test:no-docker';
    await using _ = await makeImage(
      image,
      { 'entry.sh': '#!/bin/sh\necho "Timed out trying to connect"\nexit 1\n' },
      {
        config: { Entrypoint: ['/entry.sh'] },
      },
    );
    await using door = await ordinaryDoor();
    const { outcome } = await runBuild({
      engine: createDockerEngine(door.environment),
      image,
      privileged: true,
      buildspec: BUILDSPEC,
    });
    expect(outcome).toMatchObject({
      ok: false,
      message:
        "The image's entry point ended before the build began. It said: Timed out trying to connect. Run the build without privileges if it needs no Docker, or choose another image.",
    });
  });

  test("that has no more than a project's machine, and says where its image comes from", async () => {
    const limit = '/sys/fs/cgroup/memory.max';
    const limitOfVersion1 = '/sys/fs/cgroup/memory/memory.limit_in_bytes';
    const { output, events } = await runBuild({
      engine: dockerEngine(),
      image: 'workbench-test:busybox',
      imageOrigin: 'image of project web',
      size: { cpus: 1, memory: 1024 ** 3 },
      buildspec: `version: 0.2\nphases:\n  build:\n    commands: [cat ${limit} || cat ${limitOfVersion1}]\n`,
    });
    expect(output).toContain(`${1024 ** 3}\n`);
    expect(events.map(formatEvent).join('')).toContain(
      ' Running on this computer (Docker, workbench-test:busybox, image of project web)\n',
    );
  });

  test('whose programs are for another processor', async () => {
    const image = 'workbench-test:foreign';
    await using _ = await makeImage(image, { 'bin/sh': FOREIGN }, { from: 'workbench-test:empty' });
    const { outcome } = await runBuild({ engine: dockerEngine(), image, buildspec: BUILDSPEC });
    expect(outcome).toMatchObject({
      ok: false,
      message: expect.stringContaining(
        `The image ${image} is made for another processor, which this Docker engine cannot emulate.`,
      ),
    });
  });
});
