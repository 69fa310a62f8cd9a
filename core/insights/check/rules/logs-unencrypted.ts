import { control } from '../docs';
import type { CheckRule } from '../rule';

export const logsUnencrypted: CheckRule = {
  code: 'logs-unencrypted',
  severity: 'medium',
  why: 'Logs hold what commands print, and the key of the project does not protect them.',
  docs: control(3),
  check({ project: { logsConfig } }) {
    if (logsConfig?.s3Logs?.status !== 'ENABLED' || logsConfig.s3Logs.encryptionDisabled !== true) return [];
    return [
      {
        message: 'The encryption of the logs in S3 is switched off.',
        fix: 'Switch it on (encryptionDisabled: false).',
      },
    ];
  },
};
