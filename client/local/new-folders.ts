/** What a folder holds, and whether there is one. */
export interface FolderLook<File> {
  isFolder(path: string): Promise<boolean>;
  buildspecsIn(path: string): Promise<File[]>;
}

/** More at once are a checkout or a build that writes its results. */
const MOST_WAITING = 100;

/**
 * Looks into new folders for buildspecs: a file that is written right after its folder was made may be there before the system watches
 * the folder, and then VS Code hears of the folder alone.
 */
export class NewFolders<File> {
  private readonly waiting: string[] = [];
  private isLooking = false;

  /** `found` is told of what is there; of nothing where so much is new that all has to be looked at again. */
  constructor(
    private readonly look: FolderLook<File>,
    private readonly found: (files: File[]) => void,
  ) {}

  /** Something was made at a path with '/' between its parts. */
  async made(path: string): Promise<void> {
    if (!mayBeFolder(path)) return;
    this.waiting.push(path);
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      await this.lookThrough();
    } finally {
      this.isLooking = false;
    }
  }

  private async lookThrough(): Promise<void> {
    for (let path = this.waiting.shift(); path !== undefined; path = this.waiting.shift()) {
      if (this.waiting.length >= MOST_WAITING) {
        this.waiting.length = 0;
        this.found([]);
        return;
      }
      if (!(await this.look.isFolder(path))) continue;
      const files = await this.look.buildspecsIn(path);
      if (files.length > 0) this.found(files);
    }
  }
}

/** False for what a name shows to be a file, and for folders that are full of what nobody wrote. */
export function mayBeFolder(path: string): boolean {
  const parts = path.split('/');
  const isOfTools = parts.some((part) => part === 'node_modules' || part === '.git');
  return !isOfTools && !/.\.[A-Za-z]\w{0,4}$/.test(parts.at(-1) ?? '');
}
