import type { PhaseType } from '../events';

/** CodeBuild's BuildPhaseType, in the order of a build. Their places stand for them in files and columns. */
export const PHASE_TYPES = [
  'SUBMITTED',
  'QUEUED',
  'PROVISIONING',
  'DOWNLOAD_SOURCE',
  'INSTALL',
  'PRE_BUILD',
  'BUILD',
  'POST_BUILD',
  'UPLOAD_ARTIFACTS',
  'FINALIZING',
  'COMPLETED',
] as const satisfies readonly PhaseType[];
