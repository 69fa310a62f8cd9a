import type { FileChangeType, FileSystemWatcher, WorkspaceFolder } from 'vscode-languageserver';
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  RegistrationRequest,
  UnregistrationRequest,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../server/protocol';
import { inProcess, type TestClient } from './client';
import { filesOf } from './files';

export interface Setup {
  /** What is on disk, by URI. */
  files?: Record<string, string>;
  /** The section `codebuild`, or that of each scope; an editor without settings where there are none. */
  settings?: unknown;
  options?: InitializationOptions;
  folders?: string[];
}

type SettingsOfScope = (scopeUri: string | undefined) => unknown;

const CREATED: FileChangeType = 1;
const CHANGED: FileChangeType = 2;
const DELETED: FileChangeType = 3;

/** An editor with a workspace: folders, settings by folder, and files on disk that it watches. */
export async function start(setup: Setup = {}) {
  const { files = {}, settings, options, folders = ['file:///repo'] } = setup;
  const looks: string[] = [];
  const disk = filesOf(files);
  const kindOf = (uri: string) => {
    looks.push(uri);
    return disk.kindOf(uri);
  };
  const client = inProcess({ files: { ...disk, kindOf } });
  const state = { settings, asked: [] as (string | undefined)[] };
  client.connection.onRequest(ConfigurationRequest.type, ({ items }) =>
    items.map(({ scopeUri }) => {
      state.asked.push(scopeUri);
      return settingsOf(state.settings, scopeUri) ?? null;
    }),
  );
  const watched = watchedGlobs(client);
  const workspace = {
    configuration: settings !== undefined,
    workspaceFolders: true,
    didChangeWatchedFiles: { dynamicRegistration: true },
    codeLens: { refreshSupport: true },
  };
  await client.start(
    { workspace },
    { workspaceFolders: folders.map(asFolder), initializationOptions: options },
  );

  /** The codes of the next diagnostics of a file that has any. */
  const codes = async (uri: string) =>
    (await client.diagnostics((one) => one.uri === uri && one.diagnostics.length > 0)).diagnostics.map(
      ({ code }) => code,
    );
  const configure = async (changed: unknown) => {
    state.settings = changed;
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  };
  const change = (added: string[], removed: string[] = []) =>
    client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: added.map(asFolder), removed: removed.map(asFolder) },
    });
  /** Writes files, or deletes those without a text, and tells of it. */
  const write = (texts: Record<string, string | undefined>) => {
    const changes = Object.entries(texts).map(([uri, text]) => {
      const type = text === undefined ? DELETED : uri in files ? CHANGED : CREATED;
      if (text === undefined) delete files[uri];
      else files[uri] = text;
      return { uri, type };
    });
    return client.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  };
  return { client, codes, configure, changeFolders: change, write, watched, asked: state.asked, looks };
}

function settingsOf(settings: unknown, scopeUri: string | undefined): unknown {
  return typeof settings === 'function' ? (settings as SettingsOfScope)(scopeUri) : settings;
}

function asFolder(uri: string): WorkspaceFolder {
  return { uri, name: uri.slice(uri.lastIndexOf('/') + 1) };
}

/** The globs that the server has had watched, as they are by now and after each change. */
function watchedGlobs({ connection }: TestClient) {
  const byId = new Map<string, string[]>();
  let onChange: () => void = () => {};
  connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { id, method, registerOptions } of registrations) {
      if (method !== DidChangeWatchedFilesNotification.method) continue;
      const { watchers } = registerOptions as { watchers: FileSystemWatcher[] };
      byId.set(
        id,
        watchers.map(({ globPattern }) => String(globPattern)),
      );
    }
    onChange();
  });
  connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
    for (const { id } of unregisterations) byId.delete(id);
    onChange();
  });
  const globs = () => [...byId.values()].flat();
  return {
    globs,
    /** Resolves when the globs are so. */
    until: (matches: (globs: string[]) => boolean) =>
      new Promise<void>((resolve) => {
        onChange = () => {
          if (matches(globs())) resolve();
        };
        onChange();
      }),
  };
}
