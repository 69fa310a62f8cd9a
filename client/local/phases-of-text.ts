import { PHASE_NAMES, type PhaseName } from '../../core/buildspec/buildspec';
import { interpret } from '../../core/buildspec/interpret';
import { readBuildspec } from '../../core/buildspec/read';

/** The phases of a buildspec that have something to run; none where it cannot be read. */
export function phasesOfText(text: string): PhaseName[] {
  const { tree } = readBuildspec(text);
  if (!tree) return [];
  const { phases } = interpret(tree);
  return PHASE_NAMES.filter((name) => {
    const phase = phases[name];
    return phase !== undefined && phase.commands.length + phase.finally.length > 0;
  });
}
