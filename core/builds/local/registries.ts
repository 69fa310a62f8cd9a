/** The registry of an image, as Docker's client calls it in its configuration. */
export function registryOf(image: string): string {
  const slash = image.indexOf('/');
  const first = slash < 0 ? '' : image.slice(0, slash);
  // what has neither dot nor port is an account of Docker Hub
  const isHost = /[.:]/.test(first) || first === 'localhost';
  return isHost ? registryNamed(first) : DOCKER_HUB;
}

/** What the configuration of Docker's client calls the registry of a host. */
export function registryNamed(host: string): string {
  return DOCKER_HUB_NAMES.has(host) ? DOCKER_HUB : host;
}

/** What the configuration of Docker's client calls Docker Hub. */
export const DOCKER_HUB = 'https://index.docker.io/v1/';

const DOCKER_HUB_NAMES = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io']);

/** The account and region of a private ECR registry; undefined for others. */
export function ecrRegistryOf(registry: string): { account: string; region: string } | undefined {
  const [, account, region] =
    /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/.exec(registry) ??
    [];
  return account === undefined || region === undefined ? undefined : { account, region };
}

/** How a user logs in to a registry. */
export function howToLogIn(registry: string): string {
  const ecr = ecrRegistryOf(registry);
  if (ecr)
    return `Choose a profile that may pull from it (--profile NAME), or log in with: aws ecr get-login-password --region ${ecr.region} | docker login --username AWS --password-stdin ${registry}`;
  return registry === DOCKER_HUB ? 'Log in with: docker login' : `Log in with: docker login ${registry}`;
}
