/** What definitions are made of. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

export type PlainObject = { readonly [key: string]: Plain };

export function isObject(value: Plain): value is PlainObject {
  return typeof value === 'object' && !Array.isArray(value);
}

/** A definition is plain all through. */
export function plainOf(definition: object): PlainObject {
  return definition as PlainObject;
}

/** A value without what is at these paths, keys with dots between; told in `left` where it was there. */
export function leaveOut(value: Plain, paths: ReadonlySet<string>, left: string[], path = ''): Plain {
  if (Array.isArray(value)) return value.map((each) => leaveOut(each, paths, left, path));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).flatMap(([key, each]): [string, Plain][] => {
    const own = path === '' ? key : `${path}.${key}`;
    if (!paths.has(own)) return [[key, leaveOut(each, paths, left, own)]];
    left.push(own);
    return [];
  });
  return Object.fromEntries(entries);
}

/** The same with other keys, at all depths. */
export function renamed(value: Plain, rename: (key: string) => string): Plain {
  if (Array.isArray(value)) return value.map((each) => renamed(each, rename));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [rename(key), renamed(each, rename)]));
}
