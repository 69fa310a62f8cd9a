import type { CheckFinding, CheckSeverity, ProjectCheck } from './finding';

/** A review for people: plain text, one finding after the other, worst first. `title` is what the project is called. */
export function reportLines(title: string, { findings, gaps }: ProjectCheck): string[] {
  return [
    `${title}: ${summary(findings)}`,
    ...findings.flatMap(findingLines),
    ...(gaps.length > 0 ? ['', 'Not checked'] : []),
    ...gaps.map(({ reason, codes }) => `  ${reason} (${codes.join(', ')})`),
  ];
}

/** `2 high, 1 low`, or that there is nothing. */
export function summary(findings: readonly Pick<CheckFinding, 'severity'>[]): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  return counts.join(', ') || 'no findings';
}

const SEVERITIES: readonly CheckSeverity[] = ['high', 'medium', 'low'];

function findingLines({ severity, code, message, why, fix, docs }: CheckFinding): string[] {
  return [
    '',
    `${severity.toUpperCase()}  ${message}`,
    `  Why: ${why}`,
    `  Fix: ${fix}`,
    `  Rule: ${code}, ${docs}`,
  ];
}
