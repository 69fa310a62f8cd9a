import type { ServiceLevelTarget } from '../../core/insights/service-level';

/** As somebody wrote them in a settings file: anything. */
export interface InsightsSettings {
  prices(): unknown;
  targets(): unknown;
  quotas(): unknown;
}

/** Entries without a project or a share between 0 and 100 are left out. */
export function readTargets(value: unknown): ServiceLevelTarget[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): ServiceLevelTarget | [] => {
    const { project, branch, percent } = record(entry);
    if (typeof project !== 'string' || project === '') return [];
    if (typeof percent !== 'number' || !(percent > 0 && percent <= 100)) return [];
    return { project, percent, ...(typeof branch === 'string' && branch !== '' && { branch }) };
  });
}

/** Of a connection by its name in the CodeBuild view: `prod/eu-west-1`, or `prod` for all its regions. */
export function readQuota(
  value: unknown,
  { name, region }: { name: string; region?: string },
): number | undefined {
  const quotas = record(value);
  const quota = [`${name}/${region}`, name].map((key) =>
    Object.hasOwn(quotas, key) ? quotas[key] : undefined,
  );
  return quota.find((each): each is number => typeof each === 'number' && each > 0);
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
