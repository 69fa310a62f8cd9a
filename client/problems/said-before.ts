import type { AgentText } from '../../core/builds/log/sections';
import type { LogView } from '../log/log-view';

/** The latest commands tell in which directories later ones are. */
const MOST_COMMANDS = 1_000;

/** What the agent said of sources and commands in a log before the part of it that is shown. */
export function saidBefore({ firstLine, sources, sections }: LogView): AgentText[] {
  if (firstLine === 0) return [];
  const commands = sections
    .filter(({ kind, line }) => kind === 'command' && line < firstLine)
    .slice(-MOST_COMMANDS)
    .map(({ build, name }) => ({ build, text: `Running command ${name}` }));
  return [...sources, ...commands];
}
