import { entryOf, type Node, valueAt } from '../../buildspec/tree';
import type { Failure } from './rule';

/** The key of a report group: that of a name, or the only one that there is. */
export function reportNode({ buildspec }: Failure, name: string | undefined): Node | undefined {
  const reports = valueAt(buildspec?.tree, 'reports');
  if (reports?.kind !== 'mapping') return undefined;
  if (name !== undefined) return entryOf(reports, name)?.key;
  return reports.entries.length === 1 ? reports.entries[0]?.key : undefined;
}
