import { runtimeImages } from '../schema';
import { type ScalarNode, valueAt } from '../tree';
import type { Finding, LintRule } from './rule';

/** Java's versions are named after Corretto since standard:5.0. */
const JAVA = /^(?:openjdk|jdk|java)?-?(\d+)$/i;

/** A version that no image lists, and that only images out of service or a package of that very name can give. */
export const runtimeVersion: LintRule = {
  code: 'runtime-version',
  severity: 'information',
  fixes: true,
  check({ tree }) {
    const version = valueAt(tree, 'phases', 'install', 'runtime-versions', 'java');
    if (version?.kind !== 'scalar') return [];
    return javaVersion(version);
  },
};

function javaVersion({ value, range }: ScalarNode): Finding[] {
  const number = JAVA.exec(value)?.[1];
  if (number === undefined) return [];
  const listed = new Set(Object.values(runtimeImages()).flatMap((image) => image.java?.versions ?? []));
  const meant = `corretto${number}`;
  if (!listed.has(meant)) return [];
  return [
    {
      message: `The images in service list Java as \`${meant}\`; \`${value}\` is none of their versions. Write \`${meant}\`.`,
      range,
      fix: { title: `Replace with ${meant}`, edits: [{ range, newText: meant }] },
    },
  ];
}
