import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';
import type { Problem } from '../problems';
import type { MappingEntry, MappingNode, Node, Range, ScalarNode, ScalarStyle, SequenceNode } from '../tree';
import { excessiveAliasing, invalidKey, invalidMerge, recursiveAlias, unknownAnchor } from './errors';
import { scalarRange, skipTo } from './places';

/**
 * How many nodes aliases and merge keys may add to a document. Aliased nodes are shared, so memory is safe anyway; the
 * cap protects whoever walks the tree. Public buildspecs use no aliases at all.
 */
const MAX_ALIASED_NODES = 10_000;

const STYLES: Record<number, ScalarStyle> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single-quoted',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double-quoted',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

const NULLS = new Set(['', '~', 'null', 'Null', 'NULL']);

interface Collection {
  node: MappingNode | SequenceNode;
  /** The key that waits for its value. */
  key?: ScalarNode;
  anchor?: string;
  size: number;
  merges: MappingEntry[];
}

interface Anchored {
  node: Node;
  /** Nodes in it, those of its aliases counted each time. */
  size: number;
}

export interface Composed {
  /** Of the first document. */
  tree: Node | undefined;
  /** Where the second document starts, if there is one. */
  secondDocument?: Range;
  problems: Problem[];
}

/**
 * Builds the tree of the first document from js-yaml's events. Aliases become the very nodes of their anchors (their
 * ranges point at the anchor), merge keys become entries that stand before the mapping's own, so that `entryOf` prefers
 * the own ones.
 */
export function compose(text: string, events: Event[]): Composed {
  return new Composer(text).run(events);
}

class Composer {
  private readonly problems: Problem[] = [];
  private readonly stack: Collection[] = [];
  private readonly anchors = new Map<string, Anchored>();
  private readonly openAnchors = new Set<string>();
  private root: Node | undefined;
  private aliased = 0;
  private aliasesRefused = false;
  /** Where the last token ended: tokens come in the order of the text. */
  private cursor = 0;

  constructor(private readonly text: string) {}

  run(events: Event[]): Composed {
    let documents = 0;
    for (const event of events) {
      if (event.type === EVENT_ID.DOCUMENT) {
        documents++;
        if (documents === 2) return { ...this.result(), secondDocument: this.documentStart() };
      } else if (event.type === EVENT_ID.POP) this.close();
      else if (event.type === EVENT_ID.SCALAR) this.scalar(event);
      else if (event.type === EVENT_ID.ALIAS) this.alias(event.anchorStart, event.anchorEnd);
      else this.open(event);
    }
    return this.result();
  }

  private result(): Composed {
    return { tree: this.root, problems: this.problems };
  }

  private documentStart(): Range {
    const found = this.text.indexOf('---', this.cursor);
    const start = found < 0 ? this.cursor : found;
    return { start, end: Math.min(start + 3, this.text.length) };
  }

  private open(event: Event): void {
    if (event.type !== EVENT_ID.MAPPING && event.type !== EVENT_ID.SEQUENCE) return;
    const style = event.style === COLLECTION_STYLE.FLOW ? 'flow' : 'block';
    const range = { start: event.start, end: event.start };
    const node: MappingNode | SequenceNode =
      event.type === EVENT_ID.MAPPING
        ? { kind: 'mapping', range, style, entries: [] }
        : { kind: 'sequence', range, style, items: [] };
    const anchor = this.anchorName(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.openAnchors.add(anchor);
    this.cursor = Math.max(this.cursor, event.start);
    if (style === 'flow' && /[[{]/.test(this.text.charAt(event.start))) this.cursor = event.start + 1;
    this.stack.push({ node, anchor, size: 1, merges: [] });
  }

  private close(): void {
    const collection = this.stack.pop();
    if (!collection) return;
    const { node, anchor } = collection;
    const opener = this.text.charAt(node.range.start);
    if (node.style === 'flow' && (opener === '{' || opener === '[')) {
      const closer = skipTo(this.text, opener === '{' ? '}' : ']', this.cursor);
      this.cursor = closer < 0 ? this.cursor : closer + 1;
    }
    node.range.end = Math.max(this.cursor, node.range.start);
    if (node.kind === 'mapping') this.merge(node, collection.merges);
    if (anchor !== undefined) {
      this.openAnchors.delete(anchor);
      this.anchors.set(anchor, { node, size: collection.size });
    }
    this.add(node, collection.size, node.range.end);
  }

  private scalar(event: ScalarEvent): void {
    const range = scalarRange(this.text, event, this.cursor, this.stack.at(-1));
    const decoded = getScalarValue(this.text, event);
    const plain = event.style === SCALAR_STYLE.PLAIN;
    const isString = event.tagStart >= 0 && /^!(!str)?$/.test(this.text.slice(event.tagStart, event.tagEnd));
    const isNull = plain && !isString && NULLS.has(decoded);
    const node: ScalarNode = {
      kind: 'scalar',
      range,
      style: STYLES[event.style] ?? 'plain',
      value: isNull ? '' : decoded,
      isNull,
    };
    const anchor = this.anchorName(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.anchors.set(anchor, { node, size: 1 });
    this.cursor = Math.max(this.cursor, range.end);
    this.add(node, 1, range.end);
  }

  private alias(start: number, end: number): void {
    const name = this.text.slice(start, end);
    const range = { start: start - 1, end };
    this.cursor = end;
    const anchored = this.anchors.get(name);
    if (anchored && this.aliased + anchored.size <= MAX_ALIASED_NODES) {
      this.aliased += anchored.size;
      this.add(anchored.node, anchored.size, end);
      return;
    }
    if (this.openAnchors.has(name)) this.problems.push(recursiveAlias(name, range));
    else if (!anchored) this.problems.push(unknownAnchor(name, range));
    else if (!this.aliasesRefused) {
      this.aliasesRefused = true;
      this.problems.push(excessiveAliasing(range));
    }
    this.add({ kind: 'scalar', range, style: 'plain', value: '', isNull: true }, 1, end);
  }

  /** Hands a finished node to the collection it stands in; `end` is where it ends in this place. */
  private add(node: Node, size: number, end: number): void {
    const parent = this.stack.at(-1);
    if (!parent) {
      this.root ??= node;
      return;
    }
    parent.size += size;
    if (parent.node.kind === 'sequence') {
      parent.node.items.push(node);
    } else if (!parent.key) {
      parent.key = this.asKey(node, end);
    } else {
      const entry = { key: parent.key, value: node, range: { start: parent.key.range.start, end } };
      parent.key = undefined;
      const isMerge = entry.key.style === 'plain' && entry.key.value === '<<';
      (isMerge ? parent.merges : parent.node.entries).push(entry);
    }
  }

  private asKey(node: Node, end: number): ScalarNode {
    if (node.kind === 'scalar') return node;
    const range = { start: node.range.start, end };
    this.problems.push(invalidKey(range));
    return { kind: 'scalar', range, style: 'plain', value: this.text.slice(range.start, end), isNull: false };
  }

  private merge(node: MappingNode, merges: MappingEntry[]): void {
    for (const { value } of merges) {
      const sources = value.kind === 'sequence' ? value.items : [value];
      for (const source of sources) {
        if (source.kind !== 'mapping') {
          this.problems.push(invalidMerge(value.range));
          break;
        }
        this.aliased += source.entries.length;
        if (this.aliased > MAX_ALIASED_NODES) {
          if (!this.aliasesRefused) this.problems.push(excessiveAliasing(value.range));
          this.aliasesRefused = true;
          return;
        }
        // YAML's merge: of two sources with the same key the earlier one wins, and `entryOf` takes the last entry
        node.entries.unshift(...source.entries);
      }
    }
  }

  private anchorName(start: number, end: number): string | undefined {
    return start < 0 ? undefined : this.text.slice(start, end);
  }
}
