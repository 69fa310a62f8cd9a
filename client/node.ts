/** What a tree shows of one node; plain text throughout, since much of it comes from logs and APIs. */
export interface NodeModel {
  label: string;
  description?: string;
  /** Shown as it is, never as Markdown. */
  tooltip?: string;
  icon?: NodeIcon;
  /** Words that name what the node can do, such as `run running cancellable`; menus match on them. */
  contextValue: string;
  children: 'none' | 'collapsed' | 'expanded';
  /** What a screen reader says: everything that icon and colour tell, in words. */
  accessibilityLabel: string;
  /** What a click does, called with the node. */
  command?: string;
  /** Of the file that the node stands for. */
  resourceUri?: string;
}

/** A product icon and a theme colour; never a state on its own: description and accessibilityLabel say it too. */
export interface NodeIcon {
  id: string;
  color?: string;
}

/** A tree as functions over its nodes: a node only names its thing, `describe` looks at it anew each time. */
export interface Tree<N extends TreeNode> {
  /** Of the root where no node is given. */
  children(node?: N): N[] | Promise<N[]>;
  describe(node: N): NodeModel;
}

export interface TreeNode {
  /** Unique in its tree and the same for the same thing. */
  readonly id: string;
  readonly parent?: TreeNode;
}

/** A line that tells instead of standing for a thing: nothing here, something failed. */
export function messageModel(
  text: string,
  icon: NodeIcon = { id: 'info' },
  contextValue = 'message',
): NodeModel {
  return {
    label: text,
    tooltip: text,
    icon,
    contextValue,
    children: 'none',
    accessibilityLabel: text,
  };
}
