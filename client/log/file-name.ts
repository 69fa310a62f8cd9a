/** The build's uuid alone: what a workspace or an API remembers must not name another folder or file. */
export function fileName(buildId: string): string {
  return buildId.slice(buildId.lastIndexOf(':') + 1).replace(/[^\w-]/g, '_');
}
