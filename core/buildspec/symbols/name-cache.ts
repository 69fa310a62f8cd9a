import { type ShellName, shellNames } from './shell-names';

/**
 * What commands name, kept from one version of a file to the next: an edit changes one command, and a long file has
 * thousands. Holds the commands of the last version only.
 */
export class NameCache {
  private known = new Map<string, ShellName[]>();

  /** For reading one version, once. */
  reader(): (command: string) => ShellName[] {
    const before = this.known;
    const now = new Map<string, ShellName[]>();
    this.known = now;
    return (command) => {
      const names = now.get(command) ?? before.get(command) ?? shellNames(command);
      now.set(command, names);
      return names;
    };
  }
}
