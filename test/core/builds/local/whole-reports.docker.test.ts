import process from 'node:process';
import { describe } from 'vitest';
import { dockerEngine } from './support-docker';
import { testWholeReports } from './whole-reports';

describe.skipIf(!process.env.WORKBENCH_TEST_DOCKER_HOST)('in Docker', () => {
  testWholeReports(() => dockerEngine());
});
