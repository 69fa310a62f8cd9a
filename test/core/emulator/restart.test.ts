import { randomUUID } from 'node:crypto';
import { cp, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListBuildsForProjectCommand, StartBuildCommand } from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import {
  createTestProject,
  endedBuild,
  endlessBuild,
  getBuild,
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

  it('leaves out files that it cannot read', async () => {
    const before = await startTestEmulator();
    const { dataDirectory } = before;
    await createTestProject(before);
    const { build } = await before.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    await endedBuild(before, build?.id ?? '');
    await before.close();
    const [file = ''] = await readdir(join(dataDirectory, 'builds'));
    await writeFile(join(dataDirectory, 'builds', file), '{"id":');
    await writeFile(join(dataDirectory, 'builds', `${randomUUID()}.json`), 'null');
    const after = await startTestEmulator({ dataDirectory });
    const { ids } = await after.codeBuild.send(new ListBuildsForProjectCommand({ projectName: 'web' }));
    expect(ids).toEqual([]);
  });

  it('sets projects aside that it cannot read, and says so', async () => {
    const before = await startTestEmulator();
    await before.close();
    await writeFile(join(before.dataDirectory, 'projects.json'), '{"projects":');
    const after = await startTestEmulator({ dataDirectory: before.dataDirectory });
    expect(await readdir(before.dataDirectory)).toContain('projects.json.unreadable');
    expect(after.warnings).toEqual([expect.stringContaining('The saved projects cannot be read')]);
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
    const entries = await readdir(emulator.dataDirectory, { recursive: true, withFileTypes: true });
    expect(entries.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['projects.json', 'logs', 'builds']),
    );
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      expect([path, (await stat(path)).mode & 0o777]).toEqual([path, entry.isDirectory() ? 0o700 : 0o600]);
    }
  });

  it('is never a folder with other content', async () => {
    const dataDirectory = await temporaryDirectory();
    await writeFile(join(dataDirectory, 'letter.txt'), 'dear');
    await expect(startTestEmulator({ dataDirectory })).rejects.toThrow(
      /has content that is not an emulator's/,
    );
    expect(await readdir(dataDirectory)).toEqual(['letter.txt']);
  });

  it('keeps the newest two hundred builds of a project', async () => {
    const emulator = await startTestEmulator();
    await createTestProject(emulator);
    const { build } = await emulator.codeBuild.send(new StartBuildCommand({ projectName: 'web' }));
    await endedBuild(emulator, build?.id ?? '');
    const { store } = emulator.context;
    const [first] = store.builds();
    for (let buildNumber = 2; first && buildNumber <= 203; buildNumber += 1) {
      store.putBuild({ ...first, id: `web:${randomUUID()}`, buildNumber });
    }
    await store.flush();
    expect(store.buildsOf('web').map(({ buildNumber }) => buildNumber)).toEqual(
      Array.from({ length: 200 }, (_, index) => 203 - index),
    );
    expect(await readdir(join(emulator.dataDirectory, 'builds'))).toHaveLength(200);
  });
});
