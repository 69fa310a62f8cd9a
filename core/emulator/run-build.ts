import type { DockerEngine } from '../builds/local/docker-engine';
import { type Engine, EngineError } from '../builds/local/engine';
import { mapImage } from '../builds/local/images';
import { runLocalBuild } from '../builds/local/run';
import type { RunBuild } from './builds/carry-out';

/** Runs the emulator's builds on this computer itself; their images are only names. */
export function runOnHost(engine: Engine): RunBuild {
  return (request, dependencies) => runLocalBuild(request, { ...dependencies, engine });
}

/**
 * Runs the emulator's builds in containers. A curated image has gigabytes: nobody is there to be asked, so it has to be here
 * already. Others are pulled when needed.
 */
export function runInDocker(engine: DockerEngine): RunBuild {
  return async (request, dependencies) => {
    const mapped = mapImage(request.image);
    if (!mapped.ok) return { ok: false, reason: 'could-not-start', message: mapped.message };
    const { image } = mapped;
    if (image !== request.image) {
      try {
        if (!(await engine.imageStatus(image)).present) {
          const message = `The image ${image} is not on this computer, and is several GB large. Get it with: docker pull ${image}`;
          return { ok: false, reason: 'could-not-start', message };
        }
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        return { ok: false, reason: 'could-not-start', message: error.message };
      }
    }
    return runLocalBuild({ ...request, image }, { ...dependencies, engine });
  };
}
