/** What is in the way of writing, in a user's words. */
export function whyUnwritable({ code, message }: NodeJS.ErrnoException): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full. Free some space, or name another folder.';
    case 'EACCES':
    case 'EPERM':
      return 'no permission. Name a folder that you may write to.';
    case 'EROFS':
      return 'its disk is read-only. Name another folder.';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file is where a folder must be. Remove it, or name another folder.';
    default:
      return message;
  }
}
