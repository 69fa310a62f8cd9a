import { describe, expect, it } from 'vitest';
import { invalidateProjectCache } from '../../../../core/builds/remote/actions';
import {
  curatedImages,
  listCuratedImages,
  platformText,
} from '../../../../core/builds/remote/curated-images';
import { startFakeAws } from './fake-aws';

describe("CodeBuild's own images", () => {
  it('come once each, newest first, with the platform they are of', async () => {
    const image = (version: string) => ({
      name: `aws/codebuild/standard:${version}`,
      description: `Standard ${version}`,
      versions: [`aws/codebuild/standard:${version}-24.10.29`],
    });
    const languages = [
      { language: 'JAVA', images: [image('7.0')] },
      { language: 'NODE_JS', images: [image('7.0'), image('10.0'), image('8.0')] },
    ];
    const { connection } = await startFakeAws({
      ListCuratedEnvironmentImages: [{ ok: { platforms: [{ platform: 'UBUNTU', languages }, {}] } }],
    });
    expect(await listCuratedImages(connection)).toEqual(
      ['10.0', '8.0', '7.0'].map((version) => ({
        name: `aws/codebuild/standard:${version}`,
        description: `Standard ${version}`,
        platform: 'UBUNTU',
      })),
    );
  });

  it('stand by family, so that the old ones are not the first', () => {
    const images = [
      'amazonlinux2-x86_64-standard:4.0',
      'amazonlinux-x86_64-standard:5.0',
      'amazonlinux-x86_64-standard:6.0',
    ];
    const languages = [{ language: 'BASE' as const, images: images.map((name) => ({ name })) }];
    expect(curatedImages([{ platform: 'AMAZON_LINUX', languages }]).map(({ name }) => name)).toEqual([
      'amazonlinux-x86_64-standard:6.0',
      'amazonlinux-x86_64-standard:5.0',
      'amazonlinux2-x86_64-standard:4.0',
    ]);
  });

  it('stand under a platform that reads as people write it', () => {
    expect(platformText('AMAZON_LINUX')).toBe('Amazon Linux');
    expect(platformText('WINDOWS_SERVER')).toBe('Windows Server');
  });
});

it('invalidates the cache of a project by its name', async () => {
  const { connection, calls } = await startFakeAws({ InvalidateProjectCache: [{ ok: {} }] });
  await invalidateProjectCache(connection, 'web');
  expect(calls).toEqual([{ operation: 'InvalidateProjectCache', input: { projectName: 'web' } }]);
});
