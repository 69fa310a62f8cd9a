import type { Operation } from '../operation';

interface Image {
  name: string;
  description: string;
  /** What follows the name and a dash in versions that were seen in use; the newest last. */
  versions: readonly string[];
}

const UBUNTU: readonly Image[] = [
  { name: 'standard:5.0', description: 'Ubuntu 20.04', versions: ['21.04.23', '21.10.15', '22.06.30'] },
  { name: 'standard:6.0', description: 'Ubuntu 22.04', versions: ['22.06.30', '23.02.16'] },
  {
    name: 'standard:7.0',
    description: 'Ubuntu 22.04',
    versions: ['23.07.28', '24.10.29', '25.01.30', '25.04.04'],
  },
  { name: 'standard:8.0', description: 'Ubuntu 24.04', versions: [] },
];

const AMAZON_LINUX: readonly Image[] = [
  { name: 'amazonlinux2-x86_64-standard:4.0', description: 'Amazon Linux 2', versions: [] },
  { name: 'amazonlinux-x86_64-standard:5.0', description: 'Amazon Linux 2023', versions: ['23.05.22'] },
  { name: 'amazonlinux-x86_64-standard:6.0', description: 'Amazon Linux 2023', versions: [] },
  { name: 'amazonlinux2-aarch64-standard:2.0', description: 'Amazon Linux 2 on ARM', versions: [] },
  {
    name: 'amazonlinux-aarch64-standard:3.0',
    description: 'Amazon Linux 2023 on ARM',
    versions: ['25.03.03'],
  },
  { name: 'amazonlinux-aarch64-standard:4.0', description: 'Amazon Linux 2023 on ARM', versions: [] },
];

const WINDOWS: readonly Image[] = ['2019-1.0', '2019-2.0', '2019-3.0', '2022-1.0'].map((version) => ({
  name: `windows-base:${version}`,
  description: `Windows Server Core ${version.slice(0, 4)}`,
  versions: [],
}));

/** The images of schemas/runtimes.json and those for Windows. CodeBuild calls their language STANDARD, which the API's types do not have. */
export const listCuratedEnvironmentImages: Operation = () => ({
  platforms: [
    platform('AMAZON_LINUX', 'STANDARD', AMAZON_LINUX),
    platform('UBUNTU', 'STANDARD', UBUNTU),
    platform('WINDOWS_SERVER', 'BASE', WINDOWS),
  ],
});

function platform(name: string, language: string, images: readonly Image[]) {
  return {
    platform: name,
    languages: [
      {
        language,
        images: images.map(({ name: image, description, versions }) => {
          const full = `aws/codebuild/${image}`;
          const dated = versions.map((version) => `${full}-${version}`);
          return { name: full, description, versions: dated.length > 0 ? dated : [full] };
        }),
      },
    ],
  };
}
