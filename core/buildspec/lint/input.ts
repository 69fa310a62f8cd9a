import { PHASE_NAMES, type PhaseName } from '../buildspec';
import type { Script, ShellReading } from '../shell/script';
import { type ScalarSource, scalarSource } from '../symbols/scalar-source';
import { LineIndex } from '../text';
import { entryOf, type MappingEntry, type Node, type Range, type ScalarNode, valueAt } from '../tree';

/** One command of a phase that is text; others are the schema's matter. */
export class CommandItem {
  private reading: ShellReading | undefined;
  private places: ScalarSource | undefined;

  constructor(
    private readonly source: string,
    readonly phase: PhaseName,
    readonly section: 'commands' | 'finally',
    /** From 0, in its section. */
    readonly index: number,
    readonly node: ScalarNode,
    private readonly readShell: (command: string) => ShellReading,
  ) {}

  get text(): string {
    return this.node.value;
  }

  read(): ShellReading {
    this.reading ??= this.readShell(this.text);
    return this.reading;
  }

  /** Undefined where the command cannot be read with certainty. */
  get script(): Script | undefined {
    const reading = this.read();
    return reading.ok ? reading.script : undefined;
  }

  /** Where a part of the command stands in the file, up to the end of its first line. */
  place({ start, end }: Range): Range {
    this.places ??= scalarSource(this.source, this.node);
    const newline = this.text.indexOf('\n', start);
    const found = this.places.rangeOf(start, newline < 0 ? end : Math.min(end, newline));
    if (found) return found;
    // written otherwise, as with escapes: the whole command, without hiding what follows its first line
    const { range } = this.node;
    const length = this.source.slice(range.start, range.end).search(/[\r\n]/);
    return { start: range.start, end: length < 0 ? range.end : range.start + length };
  }
}

export interface PhaseItem {
  name: PhaseName;
  entry: MappingEntry;
  commands: CommandItem[];
  finally: CommandItem[];
}

export interface LintSource {
  text: string;
  tree: Node;
  /** Parts are missing because of a syntax error: what seems absent may be there. */
  isBroken: boolean;
  readShell: (command: string) => ShellReading;
}

/** A buildspec as rules look at it. What costs time is read at the first question, once for all rules. */
export class LintInput {
  private index: LineIndex | undefined;
  private phaseItems: PhaseItem[] | undefined;
  private commandItems: CommandItem[] | undefined;
  private windows: boolean | undefined;

  constructor(private readonly source: LintSource) {}

  get text(): string {
    return this.source.text;
  }

  get tree(): Node {
    return this.source.tree;
  }

  get isBroken(): boolean {
    return this.source.isBroken;
  }

  get lines(): LineIndex {
    this.index ??= new LineIndex(this.text);
    return this.index;
  }

  get version(): string {
    const version = valueAt(this.tree, 'version');
    return version?.kind === 'scalar' ? version.value : '';
  }

  /** `env.shell`, or the empty string. */
  get shell(): string {
    const shell = valueAt(this.tree, 'env', 'shell');
    return shell?.kind === 'scalar' ? shell.value : '';
  }

  /** In the order in which they run. */
  get phases(): PhaseItem[] {
    this.phaseItems ??= PHASE_NAMES.flatMap((name) => {
      const entry = entryOf(valueAt(this.tree, 'phases'), name);
      if (entry?.value.kind !== 'mapping') return [];
      return [
        {
          name,
          entry,
          commands: this.items(name, 'commands', entry.value),
          finally: this.items(name, 'finally', entry.value),
        },
      ];
    });
    return this.phaseItems;
  }

  get commands(): CommandItem[] {
    this.commandItems ??= this.phases.flatMap((phase) => [...phase.commands, ...phase.finally]);
    return this.commandItems;
  }

  /** The commands, where a Linux shell runs them; none where PowerShell or cmd.exe may. */
  get shellCommands(): CommandItem[] {
    return this.isWindows ? [] : this.commands;
  }

  /** Whether something in the file speaks for PowerShell or cmd.exe. */
  get isWindows(): boolean {
    this.windows ??=
      !/^(|sh|\/bin\/sh|bash|\/bin\/bash)$/.test(this.shell) ||
      /\bWINDOWS_|windows-base|servercore/i.test(this.batchSource()) ||
      this.commands.some(({ text }) => WINDOWS_COMMAND.test(text));
    return this.windows;
  }

  private batchSource(): string {
    const batch = valueAt(this.tree, 'batch');
    return batch ? this.text.slice(batch.range.start, batch.range.end) : '';
  }

  private items(phase: PhaseName, section: 'commands' | 'finally', node: Node): CommandItem[] {
    const list = valueAt(node, section);
    const items = list?.kind === 'sequence' ? list.items : list ? [list] : [];
    return items.flatMap((item, index) =>
      item.kind === 'scalar' && !item.isNull
        ? [new CommandItem(this.text, phase, section, index, item, this.source.readShell)]
        : [],
    );
  }
}

const WINDOWS_COMMAND =
  /\$env:|\b(Write-(Host|Output)|Get-(Content|ChildItem|Item)|Set-(Location|Content|Variable|ExecutionPolicy)|New-(Item|Object)|Invoke-\w+|Install-Module|Import-Module|Remove-Item|Copy-Item|Expand-Archive)\b|-ErrorAction\b|\.(ps1|bat|cmd)\b|%[A-Z_]{3,}%|\b[A-Z]:\\|\bchoco install\b|^\$\w+\s*=|\bpowershell\b|\bpwsh\b/im;
