/** A memory of VS Code's, and its secret storage, as maps. */
export function aMemory() {
  const memento = new Map<string, unknown>();
  const storage = new Map<string, string>();
  return {
    memento,
    storage,
    memory: {
      get: (key: string) => memento.get(key),
      // as VS Code does: what is saved is saved as JSON
      update: async (key: string, value: unknown) =>
        void memento.set(key, value === undefined ? undefined : JSON.parse(JSON.stringify(value))),
    },
    secrets: {
      get: async (key: string) => storage.get(key),
      store: async (key: string, value: string) => void storage.set(key, value),
      delete: async (key: string) => void storage.delete(key),
    },
  };
}
