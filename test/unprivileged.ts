import process from 'node:process';

/**
 * Does something as a user whom file permissions bind: root, as which CI runs, may read everything. Folders on the way to what it
 * touches must be open to others.
 */
export async function unprivileged<T>(task: () => Promise<T>): Promise<T> {
  const { seteuid } = process;
  if (process.geteuid?.() !== 0 || !seteuid) return task();
  const nobody = 65534;
  seteuid(nobody);
  try {
    return await task();
  } finally {
    seteuid(0);
  }
}
