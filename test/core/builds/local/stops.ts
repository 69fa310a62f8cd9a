import { randomBytes } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BuildEvent } from '../../../../core/builds/events';
import type { Engine } from '../../../../core/builds/local/engine';
import { phaseEnds, runBuild, temporaryFolder } from './support';

const REPORT = '<testsuite name="s" tests="1"><testcase name="c"/></testsuite>';

/** A build in which everything happens that a build can do. */
const EVERYTHING = JSON.stringify({
  version: 0.2,
  env: { 'exported-variables': ['MADE'] },
  phases: {
    install: { commands: ['echo install'] },
    pre_build: { commands: ['export MADE=1'], finally: ['echo finally'] },
    build: {
      commands: [
        'mkdir -p made cached && head -c 3000000 /dev/urandom >made/file && cp made/file cached/',
        `echo '${REPORT}' >made/report.xml`,
      ],
    },
    post_build: { commands: ['cp made/report.xml discovered.xml'] },
  },
  reports: { named: { files: ['made/report.xml'] } },
  artifacts: { files: ['made/**/*'], 'secondary-artifacts': { second: { files: ['cached/**/*'] } } },
  cache: { paths: ['cached/**/*'] },
});

/** Where a build can be stopped: at the beginning of a phase, or when its log says something. */
interface Moment {
  name: string;
  phase?: string;
  line?: string;
  /** Artifacts go into an archive. */
  isArchived?: boolean;
}

const MOMENTS: Moment[] = [
  ...[
    'PROVISIONING',
    'DOWNLOAD_SOURCE',
    'INSTALL',
    'PRE_BUILD',
    'BUILD',
    'POST_BUILD',
    'UPLOAD_ARTIFACTS',
  ].map((phase) => ({ name: `the beginning of ${phase}`, phase })),
  // while the container starts, and while the source goes there
  ...['Waiting for agent ping', 'Waiting for DOWNLOAD_SOURCE', 'Processing environment variables'].map(
    (line) => ({ name: `the line ${line}`, line }),
  ),
  ...['Unarchiving cache', 'Uploading S3 cache'].map((line) => ({ name: `the line ${line}`, line })),
  ...[
    'Expanding made/**/*',
    'Preparing to copy secondary artifacts second',
    'Expanding made/report.xml',
    'Set report auto-discover',
  ].map((line) => ({ name: `the line ${line}`, line })),
  {
    name: 'the beginning of an archive',
    line: 'Expanding file paths for base directory .',
    isArchived: true,
  },
];

function isMoment(event: BuildEvent, moment: Moment): boolean {
  if (moment.line !== undefined)
    return event.event === 'output' && event.index === undefined && event.text.includes(moment.line);
  return event.event === 'phase' && event.phaseType === moment.phase && event.phaseStatus === 'IN_PROGRESS';
}

/** A stop at any moment ends the build as STOPPED and leaves nothing; `left` tells what is left of it where it ran. */
export function testStops(engine: () => Engine, left: (buildId: string) => Promise<unknown[]>): void {
  describe('a stop', () => {
    test.each(MOMENTS)('at $name', async (moment) => {
      await using source = await temporaryFolder();
      await using kept = await temporaryFolder();
      await writeFile(join(source.path, 'large'), randomBytes(3_000_000));
      const places = {
        artifactsDirectory: join(kept.path, moment.isArchived ? 'artifacts.zip' : 'artifacts'),
        reportsDirectory: join(kept.path, 'reports'),
        cacheDirectory: join(kept.path, 'cache'),
      };
      const options = { engine: engine(), source: source.path, buildspec: EVERYTHING, ...places };
      if (moment.line?.includes('cache')) await runBuild(options);
      const controller = new AbortController();
      const buildId = `sample:stop-${MOMENTS.indexOf(moment)}`;
      const { outcome, events, log } = await runBuild({
        ...options,
        buildId,
        signal: controller.signal,
        onEvent: (event) => {
          if (isMoment(event, moment)) controller.abort();
        },
      });
      expect(controller.signal.aborted).toBe(true);
      expect(outcome).toEqual({ ok: true, buildStatus: 'STOPPED' });
      expect(phaseEnds(events).at(-3)).toMatch(/ STOPPED$/);
      expect(events.at(-1)).toMatchObject({ event: 'build', buildStatus: 'STOPPED' });
      if (moment.phase !== 'PROVISIONING') expect(log).toContain('Running on this computer');
      expect(await left(buildId)).toEqual([]);
      const unfinished = (await readdir(kept.path, { recursive: true })).filter((name) =>
        /\.part|\.tmp/.test(name),
      );
      expect(unfinished).toEqual([]);
    });
  });
}
