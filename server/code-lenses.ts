import type { CodeLens } from 'vscode-languageserver';
import { PHASE_NAMES } from '../core/buildspec/buildspec';
import { entryOf, type Range, valueAt } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';
import type { LensOptions } from './protocol';
import { lspRange } from './ranges';

/**
 * *Run Batch* above a batch, *Run Build* above the phases; above each that has commands *Run Phase*, and *Run from Here* where others come before and after it.
 * Only those whose commands the client has.
 */
export function codeLenses(document: BuildspecDocument, options: LensOptions): CodeLens[] {
  const lens = (range: Range, title: string, command: string, ...rest: string[]): CodeLens => ({
    range: lspRange(document.lines, range),
    command: { title, command, arguments: [document.uri, ...rest] },
  });
  return [...batchLenses(document, options, lens), ...phaseLenses(document, options, lens)];
}

type MakeLens = (range: Range, title: string, command: string, ...rest: string[]) => CodeLens;

const BATCHES = ['build-list', 'build-matrix', 'build-graph', 'build-fanout'];

function batchLenses({ tree }: BuildspecDocument, { runBatch }: LensOptions, lens: MakeLens): CodeLens[] {
  const batch = entryOf(tree, 'batch');
  const hasBuilds = BATCHES.some((key) => valueAt(batch?.value, key));
  if (!batch || !runBatch || !hasBuilds) return [];
  return [lens(batch.key.range, '$(run-all) Run Batch', 'codebuild.local.runBatch')];
}

function phaseLenses({ tree }: BuildspecDocument, options: LensOptions, lens: MakeLens): CodeLens[] {
  const phases = entryOf(tree, 'phases');
  if (phases?.value.kind !== 'mapping') return [];
  const runnable = PHASE_NAMES.flatMap((name) => {
    const entry = entryOf(phases.value, name);
    const hasCommands = valueAt(entry?.value, 'commands') ?? valueAt(entry?.value, 'finally');
    return entry && hasCommands ? [{ name, range: entry.key.range }] : [];
  });
  return [
    ...(options.runBuild ? [lens(phases.key.range, '$(play) Run Build', 'codebuild.local.runBuild')] : []),
    ...runnable.flatMap(({ name, range }, index) => {
      const isBetween = index > 0 && index < runnable.length - 1;
      return [
        ...(options.runPhase ? [lens(range, 'Run Phase', 'codebuild.local.runPhase', name)] : []),
        ...(options.runFromPhase && isBetween
          ? [lens(range, 'Run from Here', 'codebuild.local.runFromPhase', name)]
          : []),
      ];
    }),
  ];
}
