import { RUNTIMES_DOCS } from '../docs';
import type { FailureFix } from '../explanation';
import type { Failure, FailureRule } from '../rule';

/** What says that a runtime is older than the project wants; with the wanted version where the line has it. */
const TOO_OLD = [
  /The engine "node" is incompatible with this module\. Expected version "(?:>=|\^|~)? ?(?<node>\d+)[^"]*"/,
  /npm (?:ERR!|error) (?:engine |notsup )?Required: .*"node":"(?:>=|\^|~)? ?(?<npm>\d+)[^"]*"/,
  /npm (?:ERR!|error) code (?<engine>EBADENGINE)/,
  /ERR_PNPM_(?<pnpm>UNSUPPORTED_ENGINE)/,
  /Node(?:\.js)? version "?>= ?v?(?<next>\d+)[\d.]*"? is required/,
  /requires Python '?(?:>=|~=) ?(?<python>\d+\.\d+)/,
  /Requires-Python >= ?(?<requires>\d+\.\d+)/,
  /(?:invalid (?:target|source) release|release version|error: release version):? (?<java>\d+)(?: not supported)?(?: -> \[Help \d+\])?$/,
  /(?<classFile>UnsupportedClassVersionError)|class file has wrong version (?<classVersion>\d+)\.\d+, should be/,
  /go\.mod requires go >= (?<go>\d+\.\d+)/,
  /go: (?:go\.mod:\d+: )?invalid go version '(?<goVersion>[\d.]+)'/,
  /NETSDK1045: .* targeting \.NET (?<dotnet>\d+\.\d+)/,
  /A compatible \.NET (?:Core )?SDK was not found|Requested SDK version: (?<sdk>\d+\.\d+)/,
  /Your Ruby version is [\d.]+, but your Gemfile specified (?:~> |>= )?(?<ruby>\d+\.\d+)/,
  /Your Composer dependencies require a PHP version ">= (?<php>\d+\.\d+)/,
  /requires php >=?(?<phpVersion>\d+\.\d+)/,
];

const RUNTIMES: Readonly<Record<string, string>> = {
  node: 'nodejs',
  npm: 'nodejs',
  engine: 'nodejs',
  pnpm: 'nodejs',
  next: 'nodejs',
  python: 'python',
  requires: 'python',
  java: 'java',
  classFile: 'java',
  classVersion: 'java',
  go: 'golang',
  goVersion: 'golang',
  dotnet: 'dotnet',
  sdk: 'dotnet',
  ruby: 'ruby',
  php: 'php',
  phpVersion: 'php',
};

export const runtimeTooOld: FailureRule = {
  code: 'runtime-too-old',
  lines: {
    words: [
      'is incompatible with this module',
      '"node":"',
      'ebadengine',
      'unsupported_engine',
      'is required',
      'requires python',
      'requires-python',
      'target release',
      'source release',
      'release version',
      'unsupportedclassversion',
      'wrong version',
      'go.mod',
      'netsdk1045',
      'sdk was not found',
      'requested sdk',
      'your ruby version',
      'php version',
      'requires php',
    ],
    pattern: TOO_OLD,
  },
  explain(failure, lines) {
    const found = lines.findLast(({ match }) => versionIn(match)[1] !== undefined) ?? lines.at(-1);
    if (!found) return undefined;
    const [runtime = 'dotnet', version] = versionIn(found.match);
    const node = failure.buildspec?.scalarAt('phases', 'install', 'runtime-versions', runtime);
    return {
      message: `The project wants another version of ${runtime} than the build has${version === undefined ? '' : `: ${version} or newer`}.`,
      advice: `Ask for it under \`runtime-versions\` in the install phase, in an image that has it${failure.known.executor === 'host' ? '; a build on this computer has what is installed here' : ''}.`,
      docs: RUNTIMES_DOCS,
      range: node?.range,
      fix: fixOf(failure, runtime, version),
    };
  },
};

function versionIn({ groups = {} }: RegExpExecArray): [runtime?: string, version?: string] {
  const [name, value] = Object.entries(groups).find(([, text]) => text !== undefined) ?? [];
  if (name === undefined) return [];
  return [
    RUNTIMES[name],
    name === 'classVersion' ? String(Number(value) - 44) : /^\d/.test(value ?? '') ? value : undefined,
  ];
}

/** Where the buildspec asks for an older version. */
function fixOf({ buildspec }: Failure, runtime: string, version: string | undefined): FailureFix | undefined {
  const node = buildspec?.scalarAt('phases', 'install', 'runtime-versions', runtime);
  if (!node || version === undefined) return undefined;
  const newText = runtime === 'java' ? `corretto${version}` : version;
  const isOlder = node.value.replace(/^\D+/, '').localeCompare(version, 'en', { numeric: true }) < 0;
  return isOlder
    ? {
        kind: 'buildspec',
        title: `Replace with ${newText}`,
        edits: [{ range: node.range, newText: quoted(newText) }],
      }
    : undefined;
}

/** A YAML parser other than CodeBuild's reads 3.10 as 3.1. */
function quoted(version: string): string {
  return /^\d+\.\d+$/.test(version) ? `"${version}"` : version;
}
