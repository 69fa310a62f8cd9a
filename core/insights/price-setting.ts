import type { PriceTable } from './prices';

type Prices = Record<string, Record<string, Record<string, number>>>;

/**
 * The prices that a setting gives, over those that are known without it: `{ date, prices: { REGION: { ENVIRONMENT_TYPE: { COMPUTE_TYPE:
 * dollars } } } }`. Whatever has another shape is passed over.
 */
export function pricesFrom(setting: unknown, known: PriceTable): PriceTable {
  const { date, prices: given } = objectIn(setting);
  const prices = new Map<string, Map<string, Map<string, number>>>();
  for (const table of [known.prices, given])
    for (const [region, types] of Object.entries(objectIn(table)))
      for (const [environmentType, sizes] of Object.entries(objectIn(types)))
        for (const [computeType, price] of Object.entries(objectIn(sizes)))
          if (typeof price === 'number' && price >= 0)
            inside(inside(prices, region), environmentType).set(computeType, price);
  return { date: typeof date === 'string' && date !== '' ? date : known.date, prices: toObject(prices) };
}

function inside<Value>(map: Map<string, Map<string, Value>>, key: string): Map<string, Value> {
  const found = map.get(key) ?? new Map<string, Value>();
  map.set(key, found);
  return found;
}

function toObject(prices: Map<string, Map<string, Map<string, number>>>): Prices {
  return Object.fromEntries(
    [...prices].map(([region, types]) => [
      region,
      Object.fromEntries([...types].map(([type, sizes]) => [type, Object.fromEntries(sizes)])),
    ]),
  );
}

function objectIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
