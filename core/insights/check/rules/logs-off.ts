import { control } from '../docs';
import type { CheckRule } from '../rule';

/** CloudWatch Logs is on where nothing says otherwise, S3 is off (API LogsConfig). */
export const logsOff: CheckRule = {
  code: 'logs-off',
  severity: 'medium',
  why: 'Nobody can see what a build did, why it failed, or what was done with the rights of its role.',
  docs: control(4),
  check({ project: { logsConfig } }) {
    if (logsConfig?.cloudWatchLogs?.status !== 'DISABLED' || logsConfig.s3Logs?.status === 'ENABLED')
      return [];
    return [
      {
        message: 'The builds of this project keep no log.',
        fix: 'Switch CloudWatch Logs on, or logs in S3.',
      },
    ];
  },
};
