import { ROOT, type SourceDirectory, type SourcePaths } from './source-paths';

/** Of more directories the oldest are forgotten. */
const MOST_DIRECTORIES = 20;

/** Of one command as many changes are followed. */
const MOST_CHANGES = 100;

// also in a subshell: what a tool prints below it counts from there
const CHANGES =
  /(?:^|[;&|({\n])[^\S\n]*(?:cd|chdir|pushd|Set-Location|Push-Location)\s+(?:(?:--|\/d|-(?:Literal)?Path)\s+)?(?:"([^"\n]*)"|'([^'\n]*)'|((?:\$\{[\w:]+\}|[^\s;&|(){}'"])+))/gi;
const MAKE = /^g?make(?:\[\d+\])?: (Entering|Leaving) directory [`'](.+)'$/;

/** The directories of the sources in which a build's commands have been. */
export class Directories {
  private current = ROOT;
  private made: SourceDirectory[] = [];
  private earlier: SourceDirectory[] = [];

  constructor(private readonly paths: SourcePaths) {}

  /** The nearest first; the root of the primary source is always among them. */
  get all(): SourceDirectory[] {
    const all = [...this.made, this.current, ...this.earlier, ROOT];
    return all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);
  }

  hearCommand(text: string): void {
    this.made = [];
    let left = MOST_CHANGES;
    for (const [, doubleQuoted, singleQuoted, plain] of text.matchAll(CHANGES)) {
      left -= 1;
      if (left < 0) return;
      const target = doubleQuoted ?? singleQuoted ?? plain ?? '';
      const directory = this.paths.directoryFrom(this.current, target);
      if (!directory || isSame(directory, this.current)) continue;
      this.earlier = [this.current, ...this.earlier].slice(0, MOST_DIRECTORIES);
      this.current = directory;
    }
  }

  /** A line of a command's output; make tells where it goes. */
  hearLine(line: string): void {
    const [, way, target = ''] = MAKE.exec(line) ?? [];
    if (way === 'Leaving') this.made.shift();
    else if (way === 'Entering' && this.made.length < MOST_DIRECTORIES) {
      // one that is elsewhere has its place too, so that leaving it leaves no other
      this.made.unshift(this.paths.directoryFrom(this.current, target) ?? this.current);
    }
  }
}

function isSame(one: SourceDirectory, other: SourceDirectory): boolean {
  return one.source === other.source && one.path === other.path;
}
