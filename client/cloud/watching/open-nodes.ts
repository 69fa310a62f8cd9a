import type { CloudNode } from '../nodes';
import { isWatched, type WatchedNode } from './shown-running';

/** Which nodes of the tree are open. */
export class OpenNodes {
  /** By id. Those below a node that is closed stay as they are, as VS Code has them. */
  private readonly open = new Map<string, WatchedNode>();

  set(node: CloudNode, isOpen: boolean): void {
    if (!isWatched(node)) return;
    if (isOpen) this.open.set(node.id, node);
    else this.open.delete(node.id);
  }

  /** What a node has below it by now, or the tree: what is not among these is gone. */
  setChildren(parent: CloudNode | undefined, children: readonly CloudNode[]): void {
    const ids = new Set(children.map(({ id }) => id));
    for (const node of this.open.values()) {
      if (node.parent?.id === parent?.id && !ids.has(node.id)) this.open.delete(node.id);
    }
  }

  /** Those whose children somebody can see: they are open, and so is all above them. */
  get onScreen(): WatchedNode[] {
    return [...this.open.values()].filter((node) => this.isOnScreen(node));
  }

  private isOnScreen({ parent }: CloudNode): boolean {
    return parent === undefined || (this.open.has(parent.id) && this.isOnScreen(parent));
  }
}
