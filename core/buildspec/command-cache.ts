/**
 * What was read from commands, kept from one version of a file to the next: an edit changes one command, and a long file has
 * thousands. Holds the commands of the last version only.
 */
export class CommandCache<T> {
  private known = new Map<string, T>();

  constructor(private readonly read: (command: string) => T) {}

  /** For reading one version, once. */
  reader(): (command: string) => T {
    const before = this.known;
    const now = new Map<string, T>();
    this.known = now;
    return (command) => {
      const result = now.get(command) ?? before.get(command) ?? this.read(command);
      now.set(command, result);
      return result;
    };
  }
}
