/** One parameter as it was asked for: its value, or that it does not exist. */
export type StoredValue = { exists: true; value: string } | { exists: false };

/** Which version of which secret; absent parts are AWS's defaults. */
export interface SecretId {
  secretId: string;
  versionStage?: string;
  versionId?: string;
}

interface Parameter {
  Name?: string;
  ARN?: string;
  /** `:3` or `:label` where a version was asked for, which the name then lacks. */
  Selector?: string;
  Value?: string;
}

// SSM takes no more in one call (AWS docs, API_GetParameters)
const MOST_NAMES = 10;

/** Reads parameters in as few calls as SSM allows; the answer has every name as it was asked for. */
export async function readParameters(
  names: readonly string[],
  getParameters: (names: string[]) => Promise<{ Parameters?: Parameter[] }>,
): Promise<ReadonlyMap<string, StoredValue>> {
  // SSM refuses a name that is asked for twice
  const unique = [...new Set(names)];
  const values = new Map<string, StoredValue>(unique.map((name) => [name, { exists: false }]));
  for (let start = 0; start < unique.length; start += MOST_NAMES) {
    const { Parameters = [] } = await getParameters(unique.slice(start, start + MOST_NAMES));
    for (const { Name = '', ARN = '', Selector = '', Value: value = '' } of Parameters) {
      for (const name of [Name, Name + Selector, ARN, ARN + Selector])
        if (values.has(name)) values.set(name, { exists: true, value });
    }
  }
  return values;
}

/** The text of a secret; undefined where it holds bytes. */
export async function readSecret(
  { secretId, versionStage, versionId }: SecretId,
  getSecretValue: (input: {
    SecretId: string;
    VersionStage?: string;
    VersionId?: string;
  }) => Promise<{ SecretString?: string }>,
): Promise<string | undefined> {
  const { SecretString } = await getSecretValue({
    SecretId: secretId,
    VersionStage: versionStage,
    VersionId: versionId,
  });
  return SecretString;
}
