/** Its names may differ by case alone; the other hosts that CodeBuild reads from take any case. */
const CODECOMMIT = /^git-codecommit(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/** SSH over the HTTPS port goes to hosts of its own (the hosts' own documentation). */
const SAME_HOST: Record<string, string> = {
  'www.github.com': 'github.com',
  'ssh.github.com': 'github.com',
  'altssh.bitbucket.org': 'bitbucket.org',
  'altssh.gitlab.com': 'gitlab.com',
};

/**
 * What two addresses of one git repository have in common, whatever their protocol, user, port and spelling: `host/path`. Undefined for
 * what is no address of a repository on a server, such as a folder or an S3 object.
 */
export function repositoryOf(address: string): string | undefined {
  const text = address.trim();
  return ofRemoteHelper(text) ?? ofUrl(text) ?? ofScpForm(text);
}

/** `codecommit::REGION://PROFILE@NAME` or, without a region, `codecommit://NAME` (AWS docs setting-up-git-remote-codecommit). */
function ofRemoteHelper(text: string): string | undefined {
  const [, region, name] = /^codecommit(?:::([a-z0-9-]+))?:\/\/(?:[^@/]*@)?([\w.-]+)$/i.exec(text) ?? [];
  return region && name ? codeCommit(region, name) : undefined;
}

function ofUrl(text: string): string | undefined {
  const [, host, path] =
    /^(?:https?|ssh|git|git\+ssh):\/\/(?:[^@/]*@)?([^:/?#]+)(?::\d+)?\/([^?#]+)/i.exec(text) ?? [];
  return host && path ? onServer(host, path) : undefined;
}

/** `git@github.com:owner/name.git`; a Windows drive is no host. */
function ofScpForm(text: string): string | undefined {
  const [, host, path] = /^(?:[^@/\s]+@)?([\w.-]{2,}):(?!\/\/)\/?([^\s]+)$/.exec(text) ?? [];
  return host && path && !text.startsWith('arn:') ? onServer(host, path) : undefined;
}

function onServer(anyCaseHost: string, path: string): string | undefined {
  const host = anyCaseHost.toLowerCase();
  const name = path.replace(/\/+$/, '').replace(/\.git$/i, '');
  const region = CODECOMMIT.exec(host)?.[1];
  if (region) return codeCommit(region, name.replace(/^v1\/repos\//, ''));
  return name.includes('/') ? `${SAME_HOST[host] ?? host}/${name.toLowerCase()}` : undefined;
}

function codeCommit(region: string, name: string): string {
  return `git-codecommit.${region.toLowerCase()}/${name}`;
}
