import { VPC_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** A name that no DNS knows, or a server that does not answer; those that name it first. Addresses of the machine itself are no network. */
const UNREACHABLE = [
  /getaddrinfo (?:EAI_AGAIN|ENOTFOUND) (?<node>[\w.-]+)/,
  /Could not resolve host(?:name)?:? (?<curl>[\w.-]+)/,
  /lookup (?<go>[\w.-]+)(?: on \S+)?: (?:no such host|i\/o timeout|server misbehaving)/,
  /Temporary failure resolving '(?<apt>[\w.-]+)'/,
  /unable to resolve host address ['‘"](?<wget>[\w.-]+)/,
  /bad address '(?<busybox>[\w.-]+)'/,
  /UnknownHostException: (?<java>[\w.-]+)/,
  /(?:connect|connection) ETIMEDOUT (?<nodeAddress>[\d.]+:\d+)/,
  /dial tcp (?!127\.|\[::1\]|localhost)(?<dial>[\w.:-]+): (?:i\/o timeout|connect: (?:connection (?:refused|timed out)|network is unreachable))/,
  /Failed to connect to (?!localhost|127\.)(?<host>[\w.-]+) port \d+/,
  /Could not connect to the endpoint URL: "?https?:\/\/(?!localhost|127\.)(?<endpoint>[\w.-]+)/,
  /Connect timeout on endpoint URL: "?https?:\/\/(?<connect>[\w.-]+)/,
  /Connection to (?<pip>[\w.-]+) timed out/,
  /host='(?!localhost|127\.)(?<requests>[\w.-]+)', port=\d+\): Max retries exceeded with url/,
  /Temporary failure in name resolution|Name or service not known|nodename nor servname|connect ENETUNREACH|Network is unreachable/,
  /ConnectTimeoutError|network timeout at|ERR_SOCKET_TIMEOUT|ESOCKETTIMEDOUT/,
  /npm (?:ERR!|error) (?:code )?(?:ETIMEDOUT|ECONNRESET|ENOTFOUND|EAI_AGAIN)/,
  /Could not transfer artifact .* (?:timed out|Connection reset)|Unable to connect to the server: dial/,
];

export const networkUnreachable: FailureRule = {
  code: 'network-unreachable',
  lines: {
    words: [
      'eai_again',
      'enotfound',
      'could not resolve host',
      'no such host',
      'i/o timeout',
      'server misbehaving',
      'temporary failure',
      'unable to resolve host',
      "bad address '",
      'unknownhostexception',
      'name or service not known',
      'nodename nor servname',
      'etimedout',
      'enetunreach',
      'econnreset',
      'network is unreachable',
      'connection refused',
      'connection timed out',
      'failed to connect to',
      'could not connect to the endpoint',
      'connect timeout on endpoint',
      'connecttimeouterror',
      'max retries exceeded',
      ' timed out',
      'network timeout at',
      'socket_timeout',
      'connection reset',
      'unable to connect to the server',
    ],
    pattern: UNREACHABLE,
    except: /^npm (?:WARN|warn)\b/,
  },
  explain({ known, phaseType }, lines) {
    if (lines.length === 0) return undefined;
    const host = lines
      .flatMap(({ match }) => Object.values(match.groups ?? {}))
      .findLast((value) => value !== undefined);
    return {
      message: `The build does not reach ${host === undefined ? 'a server that it needs' : `\`${host}\``}.`,
      advice: adviceOn(known.runsOn === 'local', known.inVpc, host, phaseType === 'DOWNLOAD_SOURCE'),
      docs: known.runsOn === 'local' ? undefined : VPC_DOCS,
    };
  },
};

function adviceOn(
  isLocal: boolean,
  inVpc: boolean | undefined,
  host: string | undefined,
  isSource: boolean,
): string {
  if (isLocal)
    return 'Check the name, your network and the DNS of the Docker engine. A server that only CodeBuild reaches, in a VPC, is out of reach here.';
  const isAws = host?.endsWith('.amazonaws.com') === true || isSource;
  const way = `private subnets that lead to a NAT gateway (a public subnet gives a build no address of its own)${isAws ? ', or an endpoint in the VPC for the service' : ''}, and a security group that lets it out`;
  if (inVpc) return `The project is in a VPC: give it ${way}.`;
  if (inVpc === false)
    return 'Check the name; if it is right, the server was down or refuses addresses of AWS. Run the build again.';
  return `Check the name. If the project is in a VPC, it needs ${way}. Otherwise run the build again.`;
}
