interface Placed {
  readonly id: string;
  readonly parent?: Placed;
}

/**
 * Which nodes of a tree are having their children read. VS Code does not show a node anew while something below it is read: what then
 * comes is put below a node that is gone, and its tree breaks with "Element with id … is already registered".
 */
export class TreeReads {
  /** Reads below a node, by its id. */
  private readonly busy = new Map<string, number>();
  private readonly waiting: (() => void)[] = [];

  /** Gives what ends it. */
  begin(node: Placed): () => void {
    const ids = [...path(node)];
    for (const id of ids) this.busy.set(id, (this.busy.get(id) ?? 0) + 1);
    return () => {
      for (const id of ids) {
        const left = (this.busy.get(id) ?? 1) - 1;
        if (left > 0) this.busy.set(id, left);
        else this.busy.delete(id);
      }
      if (this.busy.size === 0) for (const resolve of this.waiting.splice(0)) resolve();
    };
  }

  /** Whether it, or something below it, is read. */
  isBusy({ id }: Placed): boolean {
    return this.busy.has(id);
  }

  /** Resolves when nothing is read. */
  async settled(): Promise<void> {
    if (this.busy.size > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}

function* path(node: Placed): Generator<string> {
  for (let at: Placed | undefined = node; at; at = at.parent) yield at.id;
}
