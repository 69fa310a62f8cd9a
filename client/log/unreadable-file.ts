import { open, stat } from 'node:fs/promises';

/** Of Windows PowerShell's `>`, which writes UTF-16. */
const UTF_16 = ['fffe', 'feff'];

/** Why a file cannot be shown as a log; undefined where it can. */
export async function unreadableFile(path: string): Promise<string | undefined> {
  try {
    // opening a pipe would wait for whoever writes it
    if (!(await stat(path)).isFile()) return `${path} is no file.`;
    const file = await open(path, 'r');
    try {
      const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
      return UTF_16.includes(buffer.toString('hex'))
        ? `${path} is in UTF-16. Save it as UTF-8, in PowerShell with Out-File -Encoding utf8, and open it again.`
        : undefined;
    } finally {
      await file.close();
    }
  } catch (error) {
    return `${path} cannot be read: ${reasonOf(error as NodeJS.ErrnoException)}.`;
  }
}

/** Such as `permission denied`. */
export function reasonOf({ code, message }: Pick<NodeJS.ErrnoException, 'code' | 'message'>): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'there is no such file';
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    default:
      return code ?? message;
  }
}
