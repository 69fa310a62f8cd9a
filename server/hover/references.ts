import { readSecretReference } from '../../core/buildspec/secret-reference';
import { code } from './note';

/** A Secrets Manager reference in words. */
export function secretWords(value: string): string {
  const { secretId, jsonKey, versionStage, versionId, region, account, rest } = readSecretReference(value);
  const place = account ? ` in account ${code(account)}, ${code(region ?? '')}` : '';
  const lines = [
    `Secret: ${code(secretId)}${place}`,
    jsonKey ? `JSON key: ${code(jsonKey)}` : 'JSON key: none, the variable gets the whole text of the secret',
    versionId ? `Version: ${code(versionId)}` : `Stage: ${code(versionStage ?? 'AWSCURRENT')}`,
    ...(versionId && versionStage ? ['A stage and a version exclude each other.'] : []),
    ...(rest === undefined ? [] : [`Too many parts: CodeBuild reads four, so ${code(rest)} is none.`]),
  ];
  return `${lines.join('  \n')}\n\nThe service role needs \`secretsmanager:GetSecretValue\`. Logs show the value as \`***\`.`;
}

/** A Parameter Store reference in words. */
export function parameterWords(value: string): string {
  const note = value.startsWith('/CodeBuild/')
    ? ''
    : ' A role that CodeBuild made may read names below `/CodeBuild/` only.';
  return `Parameter: ${code(value)}\n\nThe service role needs \`ssm:GetParameters\`.${note} Logs show the value as \`***\`.`;
}
