import type * as vscode from 'vscode';

/** What VS Code remembers of a workspace; `content` is what lies on disk. */
export function memento(content: Record<string, unknown> = {}): vscode.Memento & {
  content: Record<string, unknown>;
} {
  return {
    content,
    keys: () => Object.keys(content),
    get: <T>(key: string) => content[key] as T,
    update: async (key: string, value: unknown) => {
      if (value === undefined) delete content[key];
      else content[key] = value;
    },
  };
}

export function secretStorage() {
  const content = new Map<string, string>();
  return {
    content,
    get: async (key: string) => content.get(key),
    store: async (key: string, value: string) => void content.set(key, value),
    delete: async (key: string) => void content.delete(key),
  };
}
