import type { PhaseName } from '../buildspec';
import { commandScalars } from '../commands';
import { type MappingEntry, type Node, type Range, type ScalarNode, valueAt } from '../tree';
import { scalarSource } from './scalar-source';
import { type ShellName, shellNames } from './shell-names';

/** Where a variable's name stands: a section of `env`, of a batch build, a command, or a value that a shell reads. */
export type VariableOrigin =
  | 'variables'
  | 'parameter-store'
  | 'secrets-manager'
  | 'batch'
  | 'exported-variables'
  | 'command'
  | 'value';

export interface VariableOccurrence {
  name: string;
  /** Of the name alone, without `$`, braces or quotes. */
  range: Range;
  /** `declaration`: a key that sets it; `write` and `export`: in a command. */
  kind: 'declaration' | ShellName['kind'];
  origin: VariableOrigin;
  /** What it is set to, as the file says it. */
  value?: string;
  /** Of the command. */
  phase?: PhaseName;
}

const SECTIONS = {
  variables: 'variables',
  plaintext: 'variables',
  'parameter-store': 'parameter-store',
  'secrets-manager': 'secrets-manager',
} as const;

/** Every place that names an environment or shell variable, in the order of the text. */
export function variableOccurrences(
  text: string,
  tree: Node | undefined,
  readNames: (command: string) => ShellName[] = shellNames,
): VariableOccurrence[] {
  const finder = new OccurrenceFinder(text, readNames);
  finder.environment(valueAt(tree, 'env'));
  finder.environment(valueAt(tree, 'environment_variables'));
  finder.batch(valueAt(tree, 'batch'));
  finder.commands(tree);
  finder.values(tree);
  return finder.found.sort((a, b) => a.range.start - b.range.start);
}

/** Sections whose texts no shell reads. */
const LITERAL_SECTIONS = new Set(['version', 'env', 'environment_variables', 'batch', 'run-as']);

class OccurrenceFinder {
  readonly found: VariableOccurrence[] = [];
  /** Aliases share nodes, and a place is one place. */
  private readonly seen = new Set<Node>();

  constructor(
    private readonly text: string,
    private readonly readNames: (command: string) => ShellName[],
  ) {}

  environment(env: Node | undefined): void {
    for (const [section, origin] of Object.entries(SECTIONS)) this.keys(valueAt(env, section), origin);
    const exported = valueAt(env, 'exported-variables');
    for (const item of exported?.kind === 'sequence' ? exported.items : exported ? [exported] : []) {
      if (item.kind === 'scalar' && /^[A-Za-z_]\w*$/.test(item.value))
        this.whole(item, { kind: 'export', origin: 'exported-variables' });
    }
  }

  batch(node: Node | undefined): void {
    if (!node || this.seen.has(node)) return;
    this.seen.add(node);
    if (node.kind === 'sequence') for (const item of node.items) this.batch(item);
    if (node.kind !== 'mapping') return;
    for (const { key, value } of node.entries) {
      if (key.value === 'env') this.keys(valueAt(value, 'variables'), 'batch');
      else this.batch(value);
    }
  }

  commands(tree: Node | undefined): void {
    for (const { node, phase } of commandScalars(tree)) {
      if (this.seen.has(node)) continue;
      this.seen.add(node);
      const names = this.readNames(node.value);
      if (names.length === 0) continue;
      const source = scalarSource(this.text, node);
      for (const { name, start, end, kind, value } of names) {
        const range = source.rangeOf(start, end);
        const assigned = value && node.value.slice(value.start, value.end);
        if (range)
          this.found.push({
            name,
            range,
            kind,
            origin: 'command',
            phase,
            ...(assigned !== undefined && { value: assigned }),
          });
      }
    }
  }

  /** Paths, names and versions, which CodeBuild lets a shell expand. */
  values(tree: Node | undefined): void {
    if (tree?.kind !== 'mapping') return;
    for (const { key, value } of tree.entries) if (!LITERAL_SECTIONS.has(key.value)) this.uses(value);
  }

  private uses(node: Node): void {
    if (this.seen.has(node)) return;
    this.seen.add(node);
    if (node.kind === 'sequence') for (const item of node.items) this.uses(item);
    else if (node.kind === 'mapping') {
      for (const { key, value } of node.entries) {
        this.uses(key);
        this.uses(value);
      }
    } else if (node.value.includes('$')) {
      const source = scalarSource(this.text, node);
      // as in double quotes: white space and the like mean nothing there
      for (const { name, start, end, kind } of shellNames(`"${node.value.replaceAll('"', ' ')}"`)) {
        const range = kind === 'use' ? source.rangeOf(start - 1, end - 1) : undefined;
        if (range) this.found.push({ name, range, kind, origin: 'value' });
      }
    }
  }

  private keys(section: Node | undefined, origin: VariableOrigin): void {
    if (section?.kind !== 'mapping') return;
    for (const entry of section.entries) {
      if (this.seen.has(entry.key)) continue;
      this.seen.add(entry.key);
      this.whole(entry.key, { kind: 'declaration', origin, value: declaredValue(entry) });
    }
  }

  private whole(node: ScalarNode, rest: Omit<VariableOccurrence, 'name' | 'range'>): void {
    const range = scalarSource(this.text, node).rangeOf(0, node.value.length);
    if (range && node.value !== '') this.found.push({ name: node.value, range, ...rest });
  }
}

function declaredValue({ value }: MappingEntry): string {
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'mapping') return '';
  return value.items.flatMap((item) => (item.kind === 'scalar' ? [item.value] : [])).join(', ');
}

/** A name that a variable may have, in a shell and in `env` alike. */
export function isVariableName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
