import process from 'node:process';
import type { LocalBuildRequest } from '../../core/builds/local/request';
import type { LocalRun } from './local-run';
import type { PreparedRun } from './prepare-run';
import type { LocalRunParts } from './run-parts';

/** What a run asks of the core, without what comes along from a project. */
export function requestOf(
  { settings, caches }: Pick<LocalRunParts, 'settings' | 'caches'>,
  run: LocalRun,
  { source: { text, path, folder }, aws: { region }, variables }: PreparedRun,
): LocalBuildRequest {
  return {
    buildId: run.id,
    buildNumber: run.number,
    initiator: 'vscode',
    buildspec: { text, path },
    source: folder.fsPath,
    secondarySources: {},
    region: region ?? settings.region() ?? process.env.AWS_REGION ?? 'us-east-1',
    image: run.image,
    artifactsDirectory: run.artifactsDirectory,
    cacheDirectory: caches.of(run.buildspec),
    timeoutMinutes: settings.timeoutMinutes(folder),
    phases: run.options?.phases,
    privileged: run.options?.privileged,
    platform: run.options?.platform,
    ...variables,
  };
}
