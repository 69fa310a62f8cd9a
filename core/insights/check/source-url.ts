/** `https://USER:PASSWORD@host/…` and `https://TOKEN@host/…`. */
const USER_INFO = /^(https?:\/\/)([^/?#@\s]+)@/i;

/** Tokens that stand for the user, by the form their makers gave them. */
const TOKEN = /^(?:gh[pousr]_|github_pat_|glpat-|ATBB|ATCTT|ATATT)\w{10,}|^[0-9a-f]{40}$/;

/** What the address of a source gives away, to complete "holds …"; undefined where it is nothing. A user's name alone is no secret. */
export function credentialsInUrl(location: string): string | undefined {
  const [, , userInfo = ''] = USER_INFO.exec(location) ?? [];
  const colon = userInfo.indexOf(':');
  const password = colon < 0 ? '' : userInfo.slice(colon + 1);
  if (password !== '' && !isPlaceholder(password)) return 'a user and a password or token';
  if (colon < 0 && TOKEN.test(userInfo)) return 'a token';
  return undefined;
}

/** The address without what comes before the host. */
export function withoutCredentials(location: string): string {
  return location.replace(USER_INFO, '$1');
}

/** CloudFormation leaves none of these, but what a template did not fill in may stay. */
function isPlaceholder(password: string): boolean {
  return /^(?:\*+|\$\{?[\w:.]+\}?|\{\{.*\}\}|<.*>|%[A-Z_]+%)$/.test(password);
}
