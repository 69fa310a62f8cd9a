/** What a user can still change: told on standard error, exit 2. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
