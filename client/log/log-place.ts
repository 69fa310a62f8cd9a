/** Which log a document shows: that of a local run by its id, of a build by its ARN, or a file by its path. */
export interface LogPlace {
  kind: 'run' | 'build' | 'file';
  id: string;
}

/** A log and what the tab of its document shows. */
export interface NamedLog {
  place: LogPlace;
  name: string;
}

/** A window of a log, or one line of it alone, from 0. */
export interface LogPart {
  place: LogPlace;
  window: number;
  wholeLine?: number;
}

const FOLDERS = { run: 'CodeBuild Local', build: 'CodeBuild', file: 'Log File' } as const;

/** The path of a document, whose last part is what its tab shows. The patterns of the language `codebuild-log` know it. */
export function pathOf({ place, window, wholeLine }: LogPart, name: string): string {
  const part =
    wholeLine === undefined ? (window > 0 ? `, part ${window + 1}` : '') : `, line ${wholeLine + 1}`;
  return `/${FOLDERS[place.kind]}/${name.replace(/[\\/]/g, '-')}${part}.log`;
}

/** The name that a document's path was made of. */
export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/(?:, (?:part|line) \d+)?\.log$/, '');
}

/** The query of a document's URI, by which the log is found again also in another session. */
export function queryOf({ place, window, wholeLine }: LogPart): string {
  return [
    `${place.kind}=${encodeURIComponent(place.id)}`,
    ...(window > 0 ? [`window=${window}`] : []),
    ...(wholeLine === undefined ? [] : [`line=${wholeLine}`]),
  ].join('&');
}

/** Undefined where the query is none of ours. */
export function partOf(query: string): LogPart | undefined {
  const values = new Map(query.split('&').map((pair) => splitOnce(pair)));
  const kind = (['run', 'build', 'file'] as const).find((each) => values.has(each));
  const id = kind && decoded(values.get(kind) ?? '');
  if (!kind || !id) return undefined;
  const window = numberOf(values.get('window')) ?? 0;
  const wholeLine = numberOf(values.get('line'));
  return { place: { kind, id }, window, ...(wholeLine !== undefined && { wholeLine }) };
}

function splitOnce(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
