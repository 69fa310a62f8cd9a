interface Placed {
  readonly id: string;
  readonly parent?: Placed;
}

/** Children of a node that are being read. */
export interface TreeRead {
  /** Of the node, and of those it is below. */
  readonly ids: ReadonlySet<string>;
  /** VS Code has the node, or one above it, anew since: it asks again, and what this read gives is nobody's. */
  isStale: boolean;
}

/**
 * Which nodes of a tree are having their children read. VS Code shows a node anew although something below it is read: what then
 * comes it would put below a node that is gone, and its tree breaks with "Element with id … is already registered".
 */
export class TreeReads {
  private readonly running = new Set<TreeRead>();
  private readonly waiting: (() => void)[] = [];

  begin(node: Placed): TreeRead {
    const read = { ids: new Set(path(node)), isStale: false };
    this.running.add(read);
    return read;
  }

  end(read: TreeRead): void {
    this.running.delete(read);
    if (this.running.size === 0) for (const resolve of this.waiting.splice(0)) resolve();
  }

  /** VS Code takes in the node anew, and forgets what was below it. */
  replaced({ id }: Placed): void {
    for (const read of this.running) if (read.ids.has(id)) read.isStale = true;
  }

  /** Whether it, or something below it, is read. */
  isBusy({ id }: Placed): boolean {
    return [...this.running].some(({ ids }) => ids.has(id));
  }

  /** Resolves when nothing is read. */
  async settled(): Promise<void> {
    if (this.running.size > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

function* path(node: Placed): Generator<string> {
  for (let at: Placed | undefined = node; at; at = at.parent) yield at.id;
}
