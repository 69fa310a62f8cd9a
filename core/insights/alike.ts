import type { Selection } from './filter';

/**
 * The builds of a selection of which a project built one resolved source version more than once, version by version, each in the order in
 * which they began. Left out are builds whose version is not known, and those of batches, which build one version in several ways.
 */
export function repeatedVersions(selection: Selection): Generator<Uint32Array> {
  const isSmall = selection.rows.length * FEW < selection.history.versionCount;
  return isSmall ? repeatedOfFew(selection) : repeatedOfMany(selection);
}

/** One build in so many versions is few. */
const FEW = 4;

/** In the time that the builds need, however many versions others have: there are dozens of groups on a page. */
function* repeatedOfFew({ history, rows }: Selection): Generator<Uint32Array> {
  const versions = new Map<number, number[]>();
  for (const row of rows) {
    const code = history.version.at(row);
    const alike = versions.get(code);
    if (alike) alike.push(row);
    else if (code !== 0) versions.set(code, [row]);
  }
  for (const alike of versions.values()) if (alike.length > 1) yield Uint32Array.from(alike);
}

function* repeatedOfMany({ history, rows }: Selection): Generator<Uint32Array> {
  const { values } = history.version;
  const ends = new Uint32Array(history.versionCount + 1);
  for (const row of rows) ends[values[row] as number] = (ends[values[row] as number] as number) + 1;
  ends[0] = 0;
  for (let code = 1; code < ends.length; code++)
    ends[code] = (ends[code] as number) + (ends[code - 1] as number);
  const sorted = new Uint32Array(ends.at(-1) ?? 0);
  for (let place = rows.length - 1; place >= 0; place--) {
    const row = rows[place] as number;
    const code = values[row] as number;
    if (code === 0) continue;
    const at = (ends[code] as number) - 1;
    sorted[at] = row;
    ends[code] = at;
  }
  // each count has become where its rows begin
  for (let code = 1; code < ends.length; code++) {
    const alike = sorted.subarray(ends[code], ends[code + 1] ?? sorted.length);
    if (alike.length > 1) yield alike;
  }
}
