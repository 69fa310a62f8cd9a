import * as vscode from 'vscode';
import type { PhaseType } from '../../core/builds/events';
import { COMMAND_PHASES } from '../../core/builds/local/command-phases';
import type { PhaseName } from '../../core/buildspec/buildspec';
import type { CommandTable } from '../commands';
import { announce } from './announce';
import { choosePhase } from './choose-phase';
import type { LocalParts } from './commands';
import { type GivenBuildspec, rowOf } from './given-buildspec';
import type { LocalRun } from './local-run';
import { isPhaseName, phasesFrom, type RunOptions } from './run-options';
import type { EndedRun } from './run-parts';
import { buildspecOf, type LocalTarget, runOf } from './targets';

/** The commands that run a buildspec, all of it or some phases, once or again. */
export function runCommands(parts: LocalParts): CommandTable<LocalTarget> {
  const runPhases =
    (title: string, question: string, phasesOf: (name: PhaseName) => PhaseName[] | undefined) =>
    async (target?: LocalTarget, phase?: unknown) => {
      const buildspec = await buildspecOf(parts, target, title);
      if (!buildspec) return;
      const name = phaseOf(target, phase) ?? (await choosePhase(buildspec, title, question));
      if (name) await run(parts, buildspec, { phases: phasesOf(name) });
    };
  return {
    'codebuild.local.runBuild': async (target) => {
      const buildspec = await buildspecOf(parts, target);
      if (buildspec) await run(parts, buildspec);
    },
    'codebuild.local.runBuildWithOptions': async (target) => {
      const buildspec = await buildspecOf(parts, target, 'Run Build with Options');
      if (!buildspec) return;
      const { chooseOptions } = await import('./choose-options');
      const options = await chooseOptions(parts, buildspec);
      if (options) await run(parts, buildspec, options);
    },
    'codebuild.local.runBatchWithOptions': async (target) => {
      const buildspec = await buildspecOf(parts, target, 'Run Batch with Options');
      if (!buildspec) return;
      const { chooseOptions } = await import('./choose-options');
      const options = await chooseOptions(parts, buildspec, { isBatch: true });
      if (options) await runBatch(parts, buildspec, options);
    },
    'codebuild.local.runPhase': runPhases('Run Phase', 'Which phase should run, alone?', (name) => [name]),
    'codebuild.local.runFromPhase': runPhases(
      'Run from Phase',
      'From which phase on should the build run?',
      phasesFrom,
    ),
    'codebuild.local.runBatch': async (target) => {
      const buildspec = await buildspecOf(parts, target, 'Run Batch');
      if (buildspec) await runBatch(parts, buildspec);
    },
    'codebuild.local.rerun': async (target) => {
      const before = runOf(parts.runs, target);
      if (before) await runAgain(parts, before);
    },
    'codebuild.local.showReports': async (target) => {
      const shown = runOf(parts.runs, target);
      if (shown) await (await import('./show-reports')).showReports(parts, shown);
    },
  };
}

/** Runs the buildspec of a run once more, as that was asked or otherwise. */
export async function runAgain(
  parts: LocalParts,
  { buildspec, batch, options }: LocalRun,
  asked: RunOptions | undefined = options,
): Promise<void> {
  const uri = vscode.Uri.parse(buildspec);
  await (batch ? runBatch(parts, uri, asked) : run(parts, uri, asked));
}

async function run(parts: LocalParts, buildspec: vscode.Uri, options?: RunOptions): Promise<void> {
  const { runBuild } = await import('./run-build');
  const ended = await runBuild(parts, buildspec, options);
  if (ended) tellEnd(parts, ended);
}

/** Runs a buildspec that is not read from its file, as a run of the one in the workspace that it is nearest to. */
export async function runGiven(parts: LocalParts, given: GivenBuildspec): Promise<void> {
  const { path, folder } = given.source;
  const all = (await parts.buildspecs.all()).map(String);
  const { runBuild } = await import('./run-build');
  const row = vscode.Uri.parse(rowOf({ path, folder: folder.toString() }, all));
  const ended = await runBuild(parts, row, {}, given);
  if (ended) tellEnd(parts, ended);
}

async function runBatch(parts: LocalParts, buildspec: vscode.Uri, options?: RunOptions): Promise<void> {
  const { runBatch } = await import('./run-batch');
  const ended = await runBatch(parts, buildspec, options);
  if (ended) tellEnd(parts, ended);
}

/** A code lens says it by name, a row by the phase it stands for; a menu gives something else in its place. */
function phaseOf(target: LocalTarget | undefined, phase: unknown): PhaseName | undefined {
  if (isPhaseName(phase)) return phase;
  const isPhaseRow = typeof target === 'object' && 'kind' in target && target.kind === 'phase';
  return isPhaseRow ? COMMAND_PHASES[target.phaseType as PhaseType] : undefined;
}

function tellEnd(parts: LocalParts, ended: EndedRun): void {
  void announce(parts, ended);
  void showEndedReports(parts, ended);
}

async function showEndedReports(parts: LocalParts, { id }: EndedRun): Promise<void> {
  const run = parts.runs.get(id);
  const hasReports = run && [run, ...parts.runs.partsOf(id)].some(({ state }) => state.reports.length > 0);
  if (hasReports) await (await import('./show-reports')).showEndedReports(parts, run);
}
