import type { SourcePaths } from './source-paths';

/** Of more directories the oldest are forgotten. */
const MOST_DIRECTORIES = 20;

// also in a subshell: what a tool prints below it counts from there
const CHANGES = /(?:^|[;&|({\n])\s*(?:cd|pushd)\s+(?:--\s+)?(?:"([^"\n]*)"|'([^'\n]*)'|([^\s;&|(){}'"]+))/g;
const MAKE = /^g?make(?:\[\d+\])?: (Entering|Leaving) directory [`'](.+)'$/;

/** The directories of the primary source in which a build's commands have been, from its root. */
export class Directories {
  private current = '';
  private made: string[] = [];
  private earlier: string[] = [];

  constructor(private readonly paths: SourcePaths) {}

  /** The nearest first; the root is always among them. */
  get all(): string[] {
    return [...new Set([...this.made, this.current, ...this.earlier, ''])];
  }

  hearCommand(text: string): void {
    this.made = [];
    for (const [, doubleQuoted, singleQuoted, plain] of text.matchAll(CHANGES)) {
      const target = doubleQuoted ?? singleQuoted ?? plain ?? '';
      const directory = this.paths.directoryFrom(this.current, target);
      if (directory === undefined || directory === this.current) continue;
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
