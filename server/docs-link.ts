import { schemaAt } from '../core/buildspec/schema';
import type { BuildspecDocument } from './documents';
import { locate } from './locate';

/** Where AWS describes what stands at an offset; the section around it, if that is not described itself. */
export function docsLinkAt(document: BuildspecDocument, offset: number): string | undefined {
  const path = locate(document.tree, offset)?.path ?? [];
  for (let length = path.length; length >= 0; length--) {
    const link = schemaAt(path.slice(0, length))?.['x-docs'];
    if (link !== undefined) return link;
  }
  return undefined;
}
