/** The names of one connection, as far as they are read. */
export interface FoundNames {
  names: readonly string[];
  /** What the tree calls the connection. */
  connection: string;
  /** Why not all names are here. */
  error?: string;
}

export interface FindRow<Key> {
  label: string;
  description?: string;
  /** Of the connection of a project; absent on what cannot be chosen. */
  key?: Key;
  isHeading?: true;
}

/** The rows to choose a project from; several connections are told apart, as the same name may be in each. */
export function findRows<Key>(found: readonly (readonly [Key, FoundNames])[]): FindRow<Key>[] {
  return found.flatMap(([key, { names, connection, error }]) => [
    ...(found.length > 1 && names.length > 0 ? [{ label: connection, isHeading: true as const }] : []),
    ...names.map((label) => ({ label, key, ...(found.length > 1 && { description: connection }) })),
    ...(error === undefined ? [] : [{ label: `$(warning) ${connection}`, description: error }]),
  ]);
}
