/** Items in an order that they keep; most new ones belong at the end. */
export interface Ordered<Item> {
  list(): readonly Item[];
  add(item: Item): void;
  addAll(items: Iterable<Item>): void;
  remove(item: Item): void;
}

export function orderedBy<Item>(compare: (a: Item, b: Item) => number): Ordered<Item> {
  let items: Item[] = [];

  /** The index of the first item that comes after this one. */
  function indexAfter(item: Item): number {
    let [low, high] = [0, items.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = items[middle];
      if (at !== undefined && compare(at, item) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    list: () => items,
    add(item) {
      items.splice(indexAfter(item), 0, item);
    },
    addAll(more) {
      items = [...items, ...more].sort(compare);
    },
    remove(item) {
      // equal ones stand side by side
      const index = items.lastIndexOf(item, indexAfter(item));
      if (index >= 0) items.splice(index, 1);
    },
  };
}
