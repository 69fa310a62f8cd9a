import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListBuildsForProjectCommand, StartBuildCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import {
  createTestProject,
  endedBuild,
  endlessBuild,
  getBuild,
  openPaths,
  startTestEmulator,
  temporaryDirectory,
} from './support';

describe('an emulator that starts again', () => {
  it('still has its projects, builds and logs, and counts on', async () => {
    const before = await startTestEmulator();
    const { dataDirectory } = before;
    await createTestProject(before);
    const { build } = await before.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const ended = await endedBuild(before, build?.id ?? '');
    await before.close();

    const after = await startTestEmulator({ dataDirectory });
    expect(await getBuild(after, build?.id ?? '')).toEqual(ended);
    const { events } = await after.logs.send(
      new GetLogEventsCommand({
        logGroupName: ended.logs?.groupName,
        logStreamName: ended.logs?.streamName ?? '',
      }),
    );
    expect(events?.map(({ message }) => message)).toContain('hello from dev\n');
    const second = await after.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    expect(second.build?.buildNumber).toBe(2);
  });

  it('calls a build that a crash cut short a fault', async () => {
    const { runBuild, started } = endlessBuild();
    const crashing = await startTestEmulator({ runBuild });
    await createTestProject(crashing);
    const { build } = await crashing.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    await started;
    await crashing.context.store.flush();
    const dataDirectory = join(await temporaryDirectory(), 'data');
    await cp(crashing.dataDirectory, dataDirectory, { recursive: true });
    // nobody answers where the crashed one was
    await writeFile(join(dataDirectory, 'emulator.json'), '{"endpoint": "http://127.0.0.1:1"}');

    const after = await startTestEmulator({ dataDirectory });
    expect(await getBuild(after, build?.id ?? '')).toMatchObject({
      buildStatus: 'FAULT',
      buildComplete: true,
      phases: expect.arrayContaining([
        expect.objectContaining({
          phaseType: 'BUILD',
          phaseStatus: 'FAULT',
          contexts: [
            { statusCode: 'INTERNAL_SERVICE_ERROR', message: 'The emulator ended while this build ran.' },
          ],
        }),
      ]),
    });
  });

  it('has stopped what ran when it was closed', async () => {
    const { runBuild, started } = endlessBuild();
    const before = await startTestEmulator({ runBuild, concurrentBuilds: 1 });
    await createTestProject(before);
    const start = () => before.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const [running, queued] = [await start(), await start()];
    await started;
    await before.close();
    const after = await startTestEmulator({ dataDirectory: before.dataDirectory });
    for (const { build } of [running, queued]) {
      expect(await getBuild(after, build?.id ?? '')).toMatchObject({
        buildStatus: 'STOPPED',
        buildComplete: true,
      });
    }
  });

  it('passes over what a crash or a hand has spoilt, and says so', async () => {
    const before = await startTestEmulator();
    const { dataDirectory } = before;
    await createTestProject(before);
    const start = () => before.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const builds = [await start(), await start()];
    for (const { build } of builds) await endedBuild(before, build?.id ?? '');
    await before.close();
    const file = join(dataDirectory, 'builds.records');
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const last = lines.pop() ?? '';
    await writeFile(file, [...lines, 'no record', last.slice(0, -10)].join('\n'));
    const after = await startTestEmulator({ dataDirectory });
    const { ids } = await after.codeBuild.send(new ListBuildsForProjectCommand({ projectName: 'web' }));
    expect(ids).toHaveLength(2);
    expect(after.warnings).toEqual([`${file} has 2 lines that cannot be read; the rest of it counts.`]);
  });

  it('takes over what the first emulators left', async () => {
    const before = await startTestEmulator();
    await createTestProject(before);
    const { build } = await before.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    const ended = await endedBuild(before, build?.id ?? '');
    const { store } = before.context;
    const dataDirectory = await temporaryDirectory();
    const projects = { projects: [store.project('web')], lastBuildNumbers: { web: 7, gone: 3 } };
    await mkdir(join(dataDirectory, 'builds'));
    await writeFile(join(dataDirectory, 'projects.json'), JSON.stringify(projects));
    const id = ended.id ?? '';
    const path = join(dataDirectory, 'builds', `${id.split(':')[1]}.json`);
    await writeFile(path, JSON.stringify(store.build(id)));
    const after = await startTestEmulator({ dataDirectory });
    expect(await getBuild(after, id)).toEqual(ended);
    const next = await after.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    expect(next.build?.buildNumber).toBe(8);
    expect(await readdir(dataDirectory)).not.toContain('projects.json');
  });

  it('keeps out of a folder that another one uses', async () => {
    const { dataDirectory, endpoint } = await startTestEmulator();
    await expect(startTestEmulator({ dataDirectory })).rejects.toThrow(
      `Another emulator uses the folder ${dataDirectory} (${endpoint}). Stop it, or give another folder with --data.`,
    );
  });
});

describe('the data folder', () => {
  it('holds files of mode 0600 alone', async () => {
    const emulator = await startTestEmulator();
    await createTestProject(emulator);
    const { build } = await emulator.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    await endedBuild(emulator, build?.id ?? '');
    await emulator.context.store.flush();
    expect(await readdir(emulator.dataDirectory)).toEqual(
      expect.arrayContaining(['projects.records', 'logs', 'builds.records']),
    );
    expect(await openPaths(emulator.dataDirectory)).toEqual([]);
  });

  it('is never a folder with other content', async () => {
    const dataDirectory = await temporaryDirectory();
    await writeFile(join(dataDirectory, 'letter.txt'), 'dear');
    await expect(startTestEmulator({ dataDirectory })).rejects.toThrow(
      /has content that is not an emulator's/,
    );
    expect(await readdir(dataDirectory)).toEqual(['letter.txt']);
  });

  it('keeps the newest thousand builds of a project, and the logs of no other', async () => {
    const emulator = await startTestEmulator();
    await createTestProject(emulator);
    const { build } = await emulator.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    await endedBuild(emulator, build?.id ?? '');
    const { store } = emulator.context;
    const first = store.build(build?.id ?? '');
    for (let buildNumber = 2; first && buildNumber <= 1003; buildNumber += 1) {
      store.putBuild({ ...first, id: `web:${randomUUID()}`, buildNumber });
    }
    expect(store.buildsOf('web').map(({ buildNumber }) => buildNumber)).toEqual(
      Array.from({ length: 1000 }, (_, index) => 1003 - index),
    );
    await emulator.close();
    expect(await readdir(join(emulator.dataDirectory, 'logs'))).toEqual([]);
  });
});
