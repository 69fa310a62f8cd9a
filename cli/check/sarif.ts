import type { CheckFinding, CheckSeverity, ProjectCheck } from '../../core/insights/check/finding';

export interface CheckedProject {
  name: string;
  arn?: string;
}

const LEVELS: Readonly<Record<CheckSeverity, 'error' | 'warning' | 'note'>> = {
  high: 'error',
  medium: 'warning',
  low: 'note',
};

/** A review as a log of SARIF 2.1.0 (OASIS, sarif-v2.1.0): a project is no file, so its findings have a logical location. */
export function sarifLog({ name, arn }: CheckedProject, { findings, gaps }: ProjectCheck): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const location = { logicalLocations: [{ name, fullyQualifiedName: arn ?? name, kind: 'resource' }] };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'CodeBuild Workbench', rules: codes.map((code) => rule(code, findings)) } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: gaps.map(({ reason, codes: unchecked }) => ({
              level: 'note',
              message: { text: `Not checked: ${unchecked.join(', ')}. ${reason}` },
            })),
          },
        ],
        results: findings.map(({ code, severity, message, fix }) => ({
          ruleId: code,
          ruleIndex: codes.indexOf(code),
          level: LEVELS[severity],
          message: { text: `${message} ${fix}` },
          locations: [location],
        })),
      },
    ],
  };
}

function rule(code: string, findings: readonly CheckFinding[]): object {
  const { why, docs } = findings.find((finding) => finding.code === code) ?? {};
  const words = code.replaceAll('-', ' ');
  return {
    id: code,
    shortDescription: { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}` },
    fullDescription: { text: why },
    helpUri: docs,
  };
}
