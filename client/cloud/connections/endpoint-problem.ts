/** What is wrong with the address of an endpoint, as the user reads it; undefined where nothing is. */
export function endpointProblem(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return 'An address such as https://localhost:4566';
  // it would stand in the settings
  if (url.username || url.password)
    return 'Without a user name or a password: calls are signed by the profile';
  return undefined;
}
