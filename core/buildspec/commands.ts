import { PHASE_NAMES, type PhaseName } from './buildspec';
import { entryOf, type Node, type ScalarNode, valueAt } from './tree';

/** A command of a phase as it stands in the file. */
export interface CommandScalar {
  phase: PhaseName;
  section: 'commands' | 'finally';
  node: ScalarNode;
}

/** An item of a phase's commands, whatever YAML takes it for. */
export interface CommandNode {
  phase: PhaseName;
  section: 'commands' | 'finally';
  node: Node;
}

/** The commands of all phases that are text, in the order in which CodeBuild runs them. */
export function commandScalars(tree: Node | undefined): CommandScalar[] {
  return commandNodes(tree).flatMap(({ node, ...place }) =>
    node.kind === 'scalar' && !node.isNull ? [{ ...place, node }] : [],
  );
}

/** The commands of all phases, those that are no text too. */
export function commandNodes(tree: Node | undefined): CommandNode[] {
  const phases = valueAt(tree, 'phases');
  return PHASE_NAMES.flatMap((phase) => {
    const content = entryOf(phases, phase)?.value;
    return (['commands', 'finally'] as const).flatMap((section) => {
      const list = valueAt(content, section);
      const items = list?.kind === 'sequence' ? list.items : list ? [list] : [];
      return items.map((node) => ({ phase, section, node }));
    });
  });
}
