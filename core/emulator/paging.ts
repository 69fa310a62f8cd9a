import type { ServiceError } from './service-error';

export interface Page<Item> {
  items: Item[];
  nextToken?: string;
}

/**
 * A page of a list. The token names the last item that was given, so that pages hold together while the list changes.
 * `keyOf` gives a text that is unique in the list; a token whose item is gone is refused.
 */
export function pageOf<Item>(
  list: readonly Item[],
  keyOf: (item: Item) => string,
  {
    nextToken,
    size,
    refuse,
  }: { nextToken: string | undefined; size: number; refuse: (message: string) => ServiceError },
): Page<Item> {
  const start = nextToken === undefined ? 0 : 1 + findLast(list, keyOf, nextToken, refuse);
  const items = list.slice(start, start + size);
  const last = items.at(-1);
  const more = start + size < list.length && last !== undefined;
  return more ? { items, nextToken: Buffer.from(keyOf(last)).toString('base64url') } : { items };
}

function findLast<Item>(
  list: readonly Item[],
  keyOf: (item: Item) => string,
  token: string,
  refuse: (message: string) => ServiceError,
): number {
  const key = Buffer.from(token, 'base64url').toString();
  const index = list.findIndex((item) => keyOf(item) === key);
  if (index < 0) throw refuse('The nextToken is not valid, or what it points to is gone.');
  return index;
}
