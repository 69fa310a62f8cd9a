/** The names of one connection, as far as they are read. */
export interface FoundNames {
  names: readonly string[];
  /** What the tree calls the connection. */
  connection: string;
  /** Why not all names are here, in a sentence. */
  error?: string;
}

export interface FindRow<Key> {
  kind: 'project' | 'failure' | 'heading';
  label: string;
  description?: string;
  /** Of the connection. */
  key: Key;
}

/** The rows to choose a project from; several connections are told apart, as the same name may be in each. */
export function findRows<Key>(found: readonly (readonly [Key, FoundNames])[]): FindRow<Key>[] {
  const several = found.length > 1;
  return found.flatMap(([key, { names, connection, error }]): FindRow<Key>[] => [
    ...(several && names.length > 0 ? [{ kind: 'heading' as const, label: connection, key }] : []),
    ...names.map((label) => ({
      kind: 'project' as const,
      label,
      key,
      ...(several && { description: connection }),
    })),
    ...(error === undefined
      ? []
      : [{ kind: 'failure' as const, label: `$(warning) ${connection}`, description: error, key }]),
  ]);
}
