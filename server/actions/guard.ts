import { lineStart, newlineOf } from '../../core/buildspec/layout';
import { entryOf, valueAt } from '../../core/buildspec/tree';
import type { BuildspecDocument } from '../documents';
import { type Offer, type Selection, touches } from './action';

const POSIX_GUARD = 'test "$CODEBUILD_BUILD_SUCCEEDING" = 1';
const POWERSHELL_GUARD = 'if ($env:CODEBUILD_BUILD_SUCCEEDING -ne 1) { exit 1 }';

/** POST_BUILD runs after a failed BUILD too; a first command that fails then keeps the others from running. */
export function guardPostBuild(document: BuildspecDocument, selection: Selection): Offer[] {
  const { tree } = document;
  const phase = entryOf(valueAt(tree, 'phases'), 'post_build');
  const commands = valueAt(phase?.value, 'commands');
  if (!phase || !touches(phase.range, selection)) return [];
  if (commands?.kind !== 'sequence' || commands.style === 'flow') return [];
  const first = commands.items[0];
  const { text } = document;
  if (!first || text.slice(phase.range.start, phase.range.end).includes('CODEBUILD_BUILD_SUCCEEDING'))
    return [];
  const at = lineStart(text, first.range.start);
  const dash = /^ *- */.exec(text.slice(at, first.range.start))?.[0];
  if (dash === undefined) return [];
  const guard = /powershell|pwsh/i.test(shellOf(document)) ? POWERSHELL_GUARD : POSIX_GUARD;
  return [
    {
      title: 'Run POST_BUILD Only After a Successful BUILD',
      kind: 'refactor.rewrite',
      edits: [{ range: { start: at, end: at }, newText: `${dash}${guard}${newlineOf(text)}` }],
    },
  ];
}

function shellOf(document: BuildspecDocument): string {
  const shell = valueAt(document.tree, 'env', 'shell');
  return shell?.kind === 'scalar' ? shell.value : '';
}
