/** What a build costs for each started minute, in US dollars; of Lambda compute for each started second. */
export interface PriceTable {
  /** When the prices were read, as `2026-01`, which whoever sees a cost is told. */
  date: string;
  /** By region, environment type and compute type. */
  prices: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

/** Undefined where the table does not have it: nothing is guessed from another region or size. */
export function priceOf(
  { prices }: PriceTable,
  build: { region?: string; environmentType?: string; computeType?: string },
): number | undefined {
  const price = own(own(own(prices, build.region), build.environmentType), build.computeType);
  return typeof price === 'number' && price >= 0 ? price : undefined;
}

/** A table may come from a settings file. */
function own<Value>(object: Readonly<Record<string, Value>> | undefined, key = ''): Value | undefined {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** AWS counts the time on these by the second. */
export function isBilledBySecond(environmentType: string): boolean {
  return environmentType.includes('LAMBDA');
}
