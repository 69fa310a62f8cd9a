import { expect, test } from 'vitest';
import { hostEngine, runBuild, temporaryFolder } from '../support';
import { testWholeCaches } from './whole-caches';

testWholeCaches(() => hostEngine());

test('what lies outside of the source is left alone on this computer', async () => {
  await using folder = await temporaryFolder();
  const buildspec =
    'version: 0.2\nphases:\n  build:\n    commands: [mkdir kept && echo x > kept/f]\ncache:\n  paths: [/root/.m2/**/*, kept/**/*]\n';
  const { log } = await runBuild({ buildspec, cacheDirectory: folder.path });
  expect(log).toContain(
    'Local build: cache path /root/.m2/**/* is outside of the source; on this computer it stays as it is\n',
  );
});
