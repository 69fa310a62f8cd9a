import type { Clock, PhaseContext } from '../events';
import { discoverReports } from './discover-reports';
import type { Ready } from './download-source';
import type { Interrupter } from './interruption';
import type { Reporter } from './reporter';
import type { LocalBuildRequest } from './request';

interface Context {
  request: LocalBuildRequest;
  reporter: Reporter;
  interrupter: Interrupter;
  clock: Clock;
}

/**
 * The work of UPLOAD_ARTIFACTS: artifacts, then reports, each of which is made whatever became of the other. Most time of a short build
 * is loading: globs and parsers are wanted by builds with artifacts and reports alone.
 */
export async function uploadOutputs(context: Context, ready: Ready): Promise<PhaseContext | undefined> {
  const { request, reporter, interrupter } = context;
  const { buildspec, shell } = ready;
  let failure: PhaseContext | undefined;
  if (buildspec.artifacts || Object.keys(buildspec.secondaryArtifacts).length > 0) {
    const { uploadArtifacts } = await import('./upload-artifacts');
    failure = await interrupter.orInterrupted(
      uploadArtifacts({
        ...ready,
        reporter,
        destination: request.artifactsDirectory,
        readVariables: (names) => shell.readVariables(names),
        expand: (text) => shell.expand(text),
      }),
    );
  }
  const ofReports = await interrupter.orInterrupted(uploadAllReports(context, ready));
  if (failure && ofReports) reporter.line(`Local build: reports fail too: ${ofReports.message}`);
  return failure ?? ofReports;
}

/** Those that the buildspec names, then those that CodeBuild would find by itself. */
async function uploadAllReports(
  { request, reporter, clock }: Context,
  { buildspec: { reports }, workplace, sourceDirectory, shell }: Ready,
): Promise<PhaseContext | undefined> {
  let failure: PhaseContext | undefined;
  let taken: ReadonlySet<string> = new Set();
  if (Object.keys(reports).length > 0) {
    const { uploadReports } = await import('./upload-reports');
    ({ failure, taken } = await uploadReports({
      request,
      workplace,
      reporter,
      reports,
      sourceDirectory,
      readVariables: (names) => shell.readVariables(names),
    }));
  }
  const files = await discoverReports({ reporter, shell, clock, sourceDirectory, taken });
  if (files.length > 0) {
    const { makeDiscoveredReports } = await import('./discovered-reports');
    await makeDiscoveredReports({ request, workplace, reporter, sourceDirectory, files });
  }
  return failure;
}
