import type { FailureRule } from '../rule';

/** What package managers say of a name or a version that no registry has. */
const MISSING = [
  /npm (?:ERR!|error) 404 +'?(?<npm>@?[\w./@^~<>=*-]+)'? is not in (?:this|the npm) registry/,
  /npm (?:ERR!|error) notarget No matching version found for (?<notarget>\S+?)\.?$/,
  /npm (?:ERR!|error) code (?<code>E404|ETARGET)/,
  /ERR_PNPM_(?:NO_MATCHING_VERSION|FETCH_404)\s+(?<pnpm>.*)/,
  /error (?:Couldn't find (?:any versions for|package) "(?<yarn>[^"]+)"|An unexpected error occurred: "https?:\S+ (?:Request failed )?.*404)/,
  /ERROR: No matching distribution found for (?<pip>\S+)/,
  /ERROR: Could not find a version that satisfies the requirement (?<requirement>\S+)/,
  /Could not find artifact (?<maven>\S+)/,
  /Could not find (?<gradle>[\w.-]+:[\w.-]+:[\w.-]+)\./,
  /E: Unable to locate package (?<apt>\S+)/,
  /E: Version '(?<aptVersion>[^']+)' for '[^']+' was not found/,
  /(?:No match for argument|No package (?<yum>\S+) available|Unable to find a match): ?(?<dnf>\S*)/,
  /error NU110[123]: Unable to find (?:a stable )?package (?<nuget>\S+?)\.? /,
  /Could not find gem '(?<gem>[^']+)'/,
  /error: no matching package named `(?<cargo>[^`]+)` found/,
  /go: (?:module )?(?<go>[\w./@-]+):? .*(?:404 Not Found|unknown revision|invalid version)/,
  /Could not find (?:a matching version of )?package (?<composer>\S+\/\S+)/,
];

export const packageNotFound: FailureRule = {
  code: 'package-not-found',
  lines: {
    words: [
      'is not in th',
      'no matching',
      'e404',
      'etarget',
      'err_pnpm_',
      "couldn't find",
      'unexpected error occurred: "http',
      'could not find',
      'unable to locate package',
      'was not found',
      'no match for argument',
      'no package ',
      'unable to find',
      '404 not found',
      'unknown revision',
      'invalid version',
    ],
    pattern: MISSING,
  },
  explain(_failure, lines) {
    const line = lines.findLast(({ match }) => match.groups?.code === undefined) ?? lines.at(-1);
    if (!line) return undefined;
    const { code, ...names } = line.match.groups ?? {};
    const name = Object.values(names).find((value) => value !== undefined && value !== '');
    return {
      message: `No registry that was asked has ${name === undefined || code !== undefined ? 'a package or version that is wanted' : `\`${name}\``}.`,
      advice:
        'Check name and version, and whether it is in a private registry that the build does not know. For a package of the system refresh the lists first (`apt-get update`).',
    };
  },
};
