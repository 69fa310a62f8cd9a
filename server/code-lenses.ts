import type { CodeLens } from 'vscode-languageserver';
import { PHASE_NAMES } from '../core/buildspec/buildspec';
import { entryOf, type Range, valueAt } from '../core/buildspec/tree';
import type { BuildspecDocument } from './documents';
import type { LensOptions } from './protocol';
import { lspRange } from './ranges';

/** *Run Build* above the phases, *Run Phase* above each; only those whose commands the client has. */
export function codeLenses(document: BuildspecDocument, options: LensOptions): CodeLens[] {
  const { tree } = document;
  const phases = entryOf(tree, 'phases');
  if (phases?.value.kind !== 'mapping') return [];
  const lens = (range: Range, title: string, command: string, ...rest: string[]): CodeLens => ({
    range: lspRange(document.lines, range),
    command: { title, command, arguments: [document.uri, ...rest] },
  });
  return [
    ...(options.runBuild ? [lens(phases.key.range, '$(play) Run Build', 'codebuild.local.runBuild')] : []),
    ...PHASE_NAMES.flatMap((name) => {
      const phase = options.runPhase ? entryOf(phases.value, name) : undefined;
      const hasCommands = valueAt(phase?.value, 'commands') ?? valueAt(phase?.value, 'finally');
      return phase && hasCommands
        ? [lens(phase.key.range, 'Run Phase', 'codebuild.local.runPhase', name)]
        : [];
    }),
  ];
}
