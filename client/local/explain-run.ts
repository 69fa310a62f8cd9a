import * as vscode from 'vscode';
import { createFailureExplainers, type FailureExplainer } from '../../core/builds/failures/explainer';
import type { KnownBuild } from '../../core/builds/failures/known-build';
import { createLogReader } from '../../core/builds/log/grammar';
import type { BuildFix, ExplainedBuild } from '../explanation/explained-build';
import { goToQuoted } from '../explanation/go-to-quoted';
import type { LocalParts } from './commands';
import { sameAs } from './comparable-runs';
import { hasFailed, type LocalRun } from './local-run';
import { cloudBuilds, comparedRuns } from './other-builds';
import { runAgain } from './run-commands';
import { openRunLog } from './run-log';

/** So many builds of a batch are explained at once. */
const MOST_BUILDS = 10;

/** Shows why a run failed, or each failed build of a batch; loaded when somebody asks. */
export async function explainFailure(parts: LocalParts, run: LocalRun): Promise<void> {
  const failed = run.batch ? parts.runs.partsOf(run.id).filter(hasFailed).slice(0, MOST_BUILDS) : [];
  const builds = failed.length === 0 ? [run] : failed;
  const explained = await Promise.all(builds.map((build) => explain(parts, build)));
  await parts.explanations.open(run.id, titleOf(run), explained);
}

async function explain(parts: LocalParts, run: LocalRun): Promise<ExplainedBuild> {
  const seen = parts.failures.get(run.id);
  const file = seen ? seen.buildspec : run.of === undefined ? run.buildspec : undefined;
  const { runs } = parts;
  const otherBuilds = [...comparedRuns(runs, run), ...(await cloudBuilds(parts, run.buildspec))];
  const known = {
    ...(seen?.known ?? knownOf(run)),
    commit: run.commit,
    sameAs: sameAs(runs, run),
    otherBuilds,
  };
  const text = known.buildspec?.text ?? (file && (await textOf(file)));
  const explainer = seen?.explainer ?? (await explainerOfLog(parts, run));
  const explainWith = (buildspec: string | undefined) =>
    explainer.explain({ ...known, buildspec: buildspec === undefined ? undefined : { text: buildspec } });
  return {
    title: titleOf(run),
    explanation: explainWith(text),
    notes: run.message === undefined ? [] : [run.message],
    buildspec:
      text === undefined || file === undefined
        ? undefined
        : { text, name: nameOf(file), document: file, isFile: true, explainWith },
    log: { kind: 'run', id: run.id },
    openLog: (line) => openLog(parts, run, line),
    // what the file has now is not what ran, where the text was another's
    buildWith: run.of === undefined ? (fix) => buildWith(parts, run, fix) : undefined,
  };
}

function titleOf({ buildspec, number, partOf }: LocalRun): string {
  return [`${nameOf(buildspec)} #${number}`, partOf?.identifier].filter(Boolean).join(', ');
}

function nameOf(buildspec: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(buildspec));
}

/** What is remembered of a run of another window. */
function knownOf({ executor, image, options }: LocalRun): KnownBuild {
  const inDocker = executor === 'docker';
  return {
    runsOn: 'local',
    executor,
    image: inDocker ? image : undefined,
    privileged: inDocker ? (options?.privileged ?? false) : undefined,
  };
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(vscode.Uri.parse(file, true))).getText();
  } catch {
    return undefined;
  }
}

/** Of a run that another window saw: what its log and its phases tell. */
async function explainerOfLog({ logs }: LocalParts, run: LocalRun): Promise<FailureExplainer> {
  const explainer = createFailureExplainers()();
  const reader = createLogReader(run.id);
  for await (const piece of logs.pieces(run.id))
    for (const event of reader.read(piece)) explainer.hear(event);
  for (const event of reader.end()) explainer.hear(event);
  for (const { phaseType, phaseStatus, contexts, endTime = run.startedAt } of run.state.phases)
    explainer.hear({ event: 'phase', buildId: run.id, at: endTime, phaseType, phaseStatus, contexts });
  return explainer;
}

async function openLog(parts: LocalParts, run: LocalRun, line: string | undefined): Promise<void> {
  await openRunLog(parts, run);
  await goToQuoted(parts.logRoom, line);
}

/** Runs the buildspec again as the fix asks, and next time too. */
async function buildWith(parts: LocalParts, run: LocalRun, fix: BuildFix): Promise<void> {
  const whole = (run.partOf && parts.runs.get(run.partOf.runId)) ?? run;
  const { buildspec, options } = whole;
  if (fix.kind === 'timeout') {
    const uri = vscode.Uri.parse(buildspec, true);
    // it may have been raised further since that run
    if (fix.minutes > parts.settings.timeoutMinutes(uri))
      await vscode.workspace
        .getConfiguration(undefined, uri)
        .update('codebuild.local.timeout', fix.minutes, vscode.ConfigurationTarget.WorkspaceFolder);
  } else await parts.options.set(buildspec, { ...parts.options.get(buildspec), privileged: true });
  const asked = fix.kind === 'privileged' ? { ...options, privileged: true } : options;
  await runAgain(parts, whole, asked);
}
