import { PHASE_NAMES, type PhaseName } from './buildspec';
import { entryOf, type Node, type ScalarNode, valueAt } from './tree';

/** A command of a phase as it stands in the file. */
export interface CommandScalar {
  phase: PhaseName;
  section: 'commands' | 'finally';
  node: ScalarNode;
}

/** The commands of all phases that are text, in the order in which CodeBuild runs them. */
export function commandScalars(tree: Node | undefined): CommandScalar[] {
  const phases = valueAt(tree, 'phases');
  return PHASE_NAMES.flatMap((phase) => {
    const content = entryOf(phases, phase)?.value;
    return (['commands', 'finally'] as const).flatMap((section) => {
      const list = valueAt(content, section);
      const items = list?.kind === 'sequence' ? list.items : list ? [list] : [];
      return items.flatMap((node) =>
        node.kind === 'scalar' && !node.isNull ? [{ phase, section, node }] : [],
      );
    });
  });
}
