import type { FailureRule } from '../rule';

/** A registry of packages that wants a login; those of CodeArtifact run out after 12 hours. */
export const packageLogin: FailureRule = {
  code: 'package-login',
  lines: {
    words: [
      'e401',
      'e403',
      '401 unauthorized',
      '403 forbidden',
      'eneedauth',
      'authentication token',
      'status code: 401',
      'status code: 403',
      '401 error',
      'credentials not correct',
      'unable to authenticate',
      '401 client error',
      'status: 401',
      'status: 403',
      'err_pnpm_fetch_401',
      'err_pnpm_fetch_403',
      'nu1301',
      'yn0041',
    ],
    pattern:
      /(?:npm (?:ERR!|error) (?:code )?(?:E401|E403|ENEEDAUTH)|npm (?:ERR!|error) 40[13] |ERR_PNPM_FETCH_40[13]|YN0041|\b40[13] (?:Client )?Error|(?:[Rr]eceived )?[Ss]tatus code:? 40[13]\b|status: 40[13] |401 Unauthorized|403 Forbidden.*(?:package|simple|maven|npm|nuget)|credentials not correct for)/,
    except: /\b(?:docker|daemon)\b/,
  },
  explain({ command }, lines) {
    const line = lines[0];
    if (!line || !isOfPackages(command?.text, lines.map(({ text }) => text).join('\n'))) return undefined;
    const isCodeArtifact = lines.some(({ text }) => text.includes('.codeartifact.'));
    const isForbidden = /\b(?:E?403|Forbidden)\b/.test(line.text);
    return {
      message: `A registry of packages ${isForbidden ? 'does not allow what was asked of it' : 'wants a login, or does not know this one'}.`,
      advice: isCodeArtifact
        ? 'Log in before with `aws codeartifact login`, in the command or phase that needs it: the token lasts 12 hours at most. The role needs `codeartifact:GetAuthorizationToken`, `codeartifact:ReadFromRepository` and `sts:GetServiceBearerToken`.'
        : 'Give the tool a token as a variable from Secrets Manager (`.npmrc`, `pip.conf`, `settings.xml` may name it), and see that it has not run out.',
      docs: 'https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html',
    };
  },
};

/** Other tools get 401 and 403 too. */
function isOfPackages(command: string | undefined, text: string): boolean {
  return (
    /\b(?:npm|yarn|pnpm|pip3?|poetry|uv|twine|mvnw?|gradlew?|nuget|dotnet|composer|bundle|gem|cargo|go)\b/.test(
      command ?? '',
    ) || /npm (?:ERR!|error)|ERR_PNPM|pypi|maven|nuget/i.test(text)
  );
}
