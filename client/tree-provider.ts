import * as vscode from 'vscode';
import type { NodeModel, Tree, TreeNode } from './node';
import { shownText } from './shown-text';
import { type TreeRead, TreeReads } from './tree-reads';

/** Shows a tree of models. Nodes keep their identity by id, so that one of them can be shown anew or revealed. */
export class TreeProvider<N extends TreeNode & { parent?: N }>
  implements vscode.TreeDataProvider<N>, vscode.Disposable
{
  private readonly changed = new vscode.EventEmitter<N | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly shown = new Map<string, N>();
  private readonly descriptions = new Map<string, string | undefined>();
  /** By the id of the node above them; of the root ''. */
  private readonly below = new Map<string, N[]>();
  private readonly reads = new TreeReads();
  /** Nodes to show anew once nothing below them is read. */
  private readonly postponed = new Set<N>();

  constructor(private readonly tree: Tree<N>) {}

  getTreeItem(node: N): vscode.TreeItem {
    const model = this.tree.describe(node);
    this.descriptions.set(node.id, model.description);
    // it is asked for when VS Code shows the node anew, which is some time after it was told to
    this.reads.replaced(node);
    return treeItem(node, model);
  }

  async getChildren(node?: N): Promise<N[]> {
    const read = node && this.reads.begin(node);
    let isLost = false;
    try {
      const children = await this.tree.children(node);
      isLost = read?.isStale === true;
      return isLost ? [] : this.takeIn(children, node);
    } finally {
      // VS Code takes the children in before the next turn of the loop
      if (read) setTimeout(() => this.endRead(read, isLost ? node : undefined), 0);
    }
  }

  private takeIn(children: N[], above: N | undefined): N[] {
    const nodes = children.map((child) => {
      const known = this.shown.get(child.id);
      const node = known ? Object.assign(known, child) : child;
      this.shown.set(child.id, node);
      return node;
    });
    const before = this.below.get(above?.id ?? '') ?? [];
    this.below.set(above?.id ?? '', nodes);
    const now = new Set(nodes);
    // one that moved is below another node by now
    for (const node of before) if (!now.has(node) && node.parent === above) this.forget(node);
    return nodes;
  }

  /** A node that left the tree, with all below it: what a filter once let through is not described for ever. */
  private forget(node: N): void {
    this.shown.delete(node.id);
    this.descriptions.delete(node.id);
    this.postponed.delete(node);
    const below = this.below.get(node.id) ?? [];
    this.below.delete(node.id);
    for (const child of below) if (child.parent === node) this.forget(child);
  }

  /** Resolves when no children are being read. */
  settled(): Promise<void> {
    return this.reads.settled();
  }

  /** `lost`: the node whose children were read for nothing. VS Code does not always ask again by itself. */
  private endRead(read: TreeRead, lost: N | undefined): void {
    this.reads.end(read);
    if (lost && this.shown.get(lost.id) === lost) this.postponed.add(lost);
    for (const waiting of this.postponed) {
      if (this.reads.isBusy(waiting)) continue;
      this.postponed.delete(waiting);
      this.changed.fire(waiting);
    }
  }

  getParent(node: N): N | undefined {
    return node.parent;
  }

  /** The node of that id, if it was shown. */
  find(id: string): N | undefined {
    return this.shown.get(id);
  }

  /** Shows the node of that id and what is below it anew; a node never shown needs nothing. */
  refreshNode(id: string): void {
    const node = this.shown.get(id);
    if (node) this.show(node);
  }

  /** Shows those nodes anew whose description is another one by now: ages and durations advance together. */
  refreshChanged(): void {
    const changed = new Set<N>();
    for (const [id, description] of this.descriptions) {
      const node = this.shown.get(id);
      if (node && this.tree.describe(node).description !== description) changed.add(node);
    }
    for (const node of changed) {
      // what is below a node is shown anew with it
      if (node.parent === undefined || !changed.has(node.parent)) this.show(node);
      else this.remember(node);
    }
  }

  /** A node that left the tree is never asked for again: what it said must not count as old for ever. */
  private show(node: N): void {
    this.remember(node);
    if (this.reads.isBusy(node)) this.postponed.add(node);
    else this.changed.fire(node);
  }

  private remember(node: N): void {
    this.descriptions.set(node.id, this.tree.describe(node).description);
  }

  refresh(): void {
    this.shown.clear();
    this.descriptions.clear();
    this.below.clear();
    this.postponed.clear();
    this.changed.fire(undefined);
  }

  dispose(): void {
    this.changed.dispose();
  }
}

const STATE = {
  none: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
};

function treeItem(node: TreeNode, model: NodeModel): vscode.TreeItem {
  const item = new vscode.TreeItem(shownText(model.label), STATE[model.children]);
  item.id = node.id;
  item.description = shown(model.description);
  item.tooltip = shown(model.tooltip);
  item.contextValue = model.contextValue;
  item.accessibilityInformation = { label: shownText(model.accessibilityLabel) };
  if (model.icon) item.iconPath = themeIcon(model.icon);
  if (model.resourceUri) item.resourceUri = vscode.Uri.parse(model.resourceUri);
  if (model.command) item.command = { command: model.command, title: '', arguments: [node] };
  return item;
}

function shown(text: string | undefined): string | undefined {
  return text === undefined ? undefined : shownText(text);
}

function themeIcon({ id, color }: { id: string; color?: string }): vscode.ThemeIcon {
  return new vscode.ThemeIcon(id, color === undefined ? undefined : new vscode.ThemeColor(color));
}
