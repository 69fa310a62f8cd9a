import type { CheckRule } from './rule';
import { artifactsUnencrypted } from './rules/artifacts-unencrypted';
import { buildspecSecret } from './rules/buildspec-secret';
import { computeSize } from './rules/compute-size';
import { endlessTimeout } from './rules/endless-timeout';
import { insecureSsl } from './rules/insecure-ssl';
import { logsOff } from './rules/logs-off';
import { logsUnencrypted } from './rules/logs-unencrypted';
import { missingCache } from './rules/missing-cache';
import { missingConcurrencyLimit } from './rules/missing-concurrency-limit';
import { missingReportGroup } from './rules/missing-report-group';
import { needlessPrivileges } from './rules/needless-privileges';
import { openTrust } from './rules/open-trust';
import { overwrittenArtifacts } from './rules/overwritten-artifacts';
import { personalToken } from './rules/personal-token';
import { plaintextSecret } from './rules/plaintext-secret';
import { publicProject } from './rules/public-project';
import { retryHidesFlakiness } from './rules/retry-hides-flakiness';
import { sourceUrlCredentials } from './rules/source-url-credentials';
import { unapprovedPullRequests } from './rules/unapproved-pull-requests';
import { unmaintainedImage } from './rules/unmaintained-image';
import { unpinnedImage } from './rules/unpinned-image';
import { webhookFilters } from './rules/webhook-filters';
import { wideRole } from './rules/wide-role';

/** In the order in which findings of one severity are told. */
export const CHECK_RULES: readonly CheckRule[] = [
  plaintextSecret,
  sourceUrlCredentials,
  buildspecSecret,
  wideRole,
  openTrust,
  insecureSsl,
  publicProject,
  unapprovedPullRequests,
  webhookFilters,
  needlessPrivileges,
  unmaintainedImage,
  unpinnedImage,
  logsOff,
  logsUnencrypted,
  artifactsUnencrypted,
  endlessTimeout,
  retryHidesFlakiness,
  computeSize,
  missingCache,
  overwrittenArtifacts,
  missingReportGroup,
  missingConcurrencyLimit,
  personalToken,
];
