import process from 'node:process';
import { findEngine, startEngine, startPodman } from './docker-engine.mjs';
import { PROGRAMS } from './programs.mjs';
import { installVsCodeServer } from './vscode-install.mjs';

/** @typedef {import('./disposal.mjs').Disposal} Disposal */
/** @typedef {{ tests: string, why: string }} LeftOut */

const HINT = '`npm run setup` installs it';

/**
 * Finds, starts and names what the tests need of this machine.
 * @param {Disposal} disposal ends what is started here
 * @param {(line: string) => void} log
 * @returns {Promise<{ env: NodeJS.ProcessEnv, leftOut: LeftOut[] }>} the variables the tests look at, and which tests cannot run
 */
export async function prepareTestEnvironment(disposal, log) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {};
  /** @type {LeftOut[]} */
  const leftOut = [];
  /** @param {string} tests @param {() => Promise<NodeJS.ProcessEnv>} prepare */
  const offer = async (tests, prepare) => {
    try {
      Object.assign(env, await prepare());
    } catch (error) {
      leftOut.push({ tests, why: error instanceof Error ? error.message : String(error) });
    }
  };
  await offer('Docker', () => prepareDocker(disposal, log));
  await offer('Podman', () => preparePodman(disposal, log));
  await offer('awscli', async () => ({ WORKBENCH_TEST_AWSCLI: required(await PROGRAMS.awscli(), 'aws') }));
  await offer('VS Code', async () => ({
    WORKBENCH_TEST_CHROMIUM: required(await PROGRAMS.chromium(), 'chromium'),
    WORKBENCH_TEST_VSCODE: await installVsCodeServer(log),
  }));
  return { env, leftOut };
}

/** @param {string | undefined} program @param {string} name */
function required(program, name) {
  if (!program) throw new Error(`${name} is not installed (${HINT}).`);
  return program;
}

/** @param {Disposal} disposal @param {(line: string) => void} log */
async function prepareDocker(disposal, log) {
  const busybox = required(await PROGRAMS.busybox(), 'busybox-static');
  const bash = required(await PROGRAMS.bash(), 'bash-static');
  const host = (await findEngine()) ?? (await startOwnEngine(disposal, log));
  // not at the top: dockerode is there only after the node modules are
  const { makeTestImages } = await import('./test-images.mjs');
  await makeTestImages(host, { busybox, bash });
  return { WORKBENCH_TEST_DOCKER_HOST: host };
}

/** @param {Disposal} disposal @param {(line: string) => void} log */
async function startOwnEngine(disposal, log) {
  const dockerd = required(await PROGRAMS.dockerd(), 'No Docker engine answers, and dockerd');
  if (process.getuid?.() !== 0) throw new Error('No Docker engine answers, and only root can start one.');
  log('Starting a Docker engine for the tests…');
  const engine = await startEngine(dockerd);
  disposal.add(engine.dispose);
  return engine.host;
}

/** @param {Disposal} disposal @param {(line: string) => void} log */
async function preparePodman(disposal, log) {
  const podman = required(await PROGRAMS.podman(), 'podman');
  const busybox = required(await PROGRAMS.busybox(), 'busybox-static');
  const bash = required(await PROGRAMS.bash(), 'bash-static');
  log('Starting Podman for the tests…');
  const engine = await startPodman(podman);
  disposal.add(engine.dispose);
  const { makeTestImages } = await import('./test-images.mjs');
  await makeTestImages(engine.host, { busybox, bash });
  return { WORKBENCH_TEST_PODMAN_HOST: engine.host };
}
