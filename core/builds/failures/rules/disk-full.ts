import { COMPUTE_DOCS } from '../docs';
import type { FailureRule } from '../rule';

/** ENOSPC. Watchers of files say the same of their own limit, which is not the disk's. */
export const diskFull: FailureRule = {
  code: 'disk-full',
  lines: {
    words: ['no space left on device', 'enospc', 'disk quota exceeded', 'disk is full'],
    pattern: /[Nn]o space left on device|\bENOSPC\b|[Dd]isk quota exceeded|[Dd]isk is full/,
    except: /file watchers/,
  },
  explain({ known }, lines) {
    if (lines.length === 0) return undefined;
    return {
      message: 'The disk is full.',
      advice:
        known.runsOn === 'local'
          ? 'Free space on this computer; for Docker with `docker system prune`.'
          : 'Remove what is no longer needed (`docker system prune -af`, caches), cache less, or choose a larger compute type: SMALL has 64 GB.',
      docs: COMPUTE_DOCS,
    };
  },
};
