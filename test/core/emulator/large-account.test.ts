import { join } from 'node:path';
import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  BatchGetBuildsCommand,
  BatchGetProjectsCommand,
  ListBuildsCommand,
  ListBuildsForProjectCommand,
  ListProjectsCommand,
} from '@aws-sdk/client-codebuild';
import { describe, expect, it } from 'vitest';
import { generateAccount } from '../../support/generate-account';
import { startTestEmulator, temporaryDirectory } from './support';

describe('an account that was generated', () => {
  it('is served with its projects, builds and logs', async () => {
    const dataDirectory = join(await temporaryDirectory(), 'data');
    const region = 'eu-central-1';
    const names = await generateAccount(dataDirectory, { projects: 250, builds: 3000, logLines: 20, region });
    const { codeBuild, logs, warnings } = await startTestEmulator({ dataDirectory, region });
    expect(warnings).toEqual([]);

    const listed = await codeBuild.send(new ListProjectsCommand({}));
    expect(listed.projects).toEqual(names.toSorted().slice(0, 100));
    const described = await codeBuild.send(new BatchGetProjectsCommand({ names: names.slice(0, 100) }));
    expect(described.projects?.map(({ name }) => name)).toEqual(names.slice(0, 100));

    const [projectName = ''] = names;
    const ofProject = await codeBuild.send(new ListBuildsForProjectCommand({ projectName }));
    expect(ofProject.ids?.length).toBeGreaterThan(20);
    const { builds = [] } = await codeBuild.send(new BatchGetBuildsCommand({ ids: ofProject.ids }));
    const [newest] = builds;
    expect(builds.map(({ buildNumber }) => buildNumber)).toEqual(
      builds.map((_, index) => (newest?.buildNumber ?? 0) - index),
    );
    expect(new Set(builds.map(({ buildStatus }) => buildStatus))).toEqual(
      new Set(['SUCCEEDED', 'FAILED', 'STOPPED']),
    );

    const all = await codeBuild.send(new ListBuildsCommand({}));
    expect(all.ids).toHaveLength(100);
    const { events } = await logs.send(
      new GetLogEventsCommand({
        logGroupName: newest?.logs?.groupName,
        logStreamName: newest?.logs?.streamName ?? '',
      }),
    );
    expect(events).toHaveLength(20);
  });

  it('is the same for the same seed', async () => {
    const make = async () => {
      const dataDirectory = join(await temporaryDirectory(), 'data');
      await generateAccount(dataDirectory, { projects: 5, builds: 20, now: 0 });
      const { codeBuild } = await startTestEmulator({ dataDirectory });
      return (await codeBuild.send(new ListBuildsCommand({}))).ids;
    };
    const ids = await make();
    expect(ids).toHaveLength(20);
    expect(await make()).toEqual(ids);
  });
});
