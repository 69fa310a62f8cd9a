/** The parts of a value of `env.secrets-manager`: `secret-id:json-key:version-stage:version-id`; empty ones are absent. */
export interface SecretReference {
  /** A name, or an ARN, which has colons of its own. */
  secretId: string;
  jsonKey?: string;
  versionStage?: string;
  versionId?: string;
  /** From an ARN. */
  region?: string;
  account?: string;
  /** More parts than CodeBuild reads. */
  rest?: string;
}

/** Takes a reference apart; AWS docs "build-spec-ref", env/secrets-manager. */
export function readSecretReference(value: string): SecretReference {
  const arn = /^arn:[^:]*:[^:]*:([^:]*):([^:]*):[^:]*:[^:]*/.exec(value);
  const fields = value.slice(arn?.[0].length ?? 0).split(':');
  const [first = '', jsonKey, versionStage, versionId, ...rest] = fields;
  return {
    secretId: arn ? arn[0] : first,
    ...(jsonKey && { jsonKey }),
    ...(versionStage && { versionStage }),
    ...(versionId && { versionId }),
    ...(arn?.[1] && { region: arn[1] }),
    ...(arn?.[2] && { account: arn[2] }),
    ...(rest.length > 0 && { rest: rest.join(':') }),
  };
}
