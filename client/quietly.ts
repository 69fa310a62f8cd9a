/**
 * For what is only nice to have, such as scrolling a tree to a row: where it fails, the log of the extension host says so and
 * nothing else happens. `doing` completes "CodeBuild Workbench, while".
 */
export async function quietly(doing: string, task: () => Promise<unknown>): Promise<void> {
  try {
    await task();
  } catch (error) {
    console.warn(`CodeBuild Workbench, while ${doing}: ${error instanceof Error ? error.message : error}`);
  }
}
