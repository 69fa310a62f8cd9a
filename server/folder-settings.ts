import type { ConfigurationItem } from 'vscode-languageserver';
import { DEFAULT_SETTINGS, readSettings, SECTION, type Settings } from './settings';
import { folderOf, type Workspace } from './workspace';

/**
 * The settings of each open folder, and of the files that lie in none. They are asked for together, once and whenever the
 * editor says that they may have changed: a setting of VS Code's scope `resource` is the same for all files of a folder.
 */
export class FolderSettings {
  private byFolder = new Map<string | undefined, Settings>();
  private readonly byFile = new Map<string, Settings>();
  private questions = 0;

  constructor(private readonly workspace: Pick<Workspace, 'folders'>) {}

  /** Those of a file, as far as the editor has told them. */
  of(uri: string): Settings {
    let settings = this.byFile.get(uri);
    if (!settings) {
      settings = this.byFolder.get(folderOf(uri, this.workspace.folders)) ?? DEFAULT_SETTINGS;
      this.byFile.set(uri, settings);
    }
    return settings;
  }

  /** Asks for all of them; false where a later question has overtaken this one. */
  async ask(configuration: (items: ConfigurationItem[]) => Promise<unknown[]>): Promise<boolean> {
    this.questions++;
    const question = this.questions;
    const folders = [undefined, ...this.workspace.folders];
    const sections = await configuration(folders.map((scopeUri) => ({ scopeUri, section: SECTION })));
    if (question !== this.questions) return false;
    const before = this.byFolder;
    this.byFolder = new Map(
      folders.map((folder, index) => [folder, kept(before.get(folder), readSettings(sections[index]))]),
    );
    this.byFile.clear();
    return true;
  }
}

/** What has not changed stays the same object, by which whoever has used it sees that. */
function kept(before: Settings = DEFAULT_SETTINGS, now: Settings): Settings {
  const isSame = JSON.stringify(before.severities) === JSON.stringify(now.severities);
  return isSame ? { ...now, severities: before.severities } : now;
}
