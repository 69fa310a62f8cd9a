import { isRefused } from './error-names';
import type { RememberedCredentials } from './remembered-credentials';

/**
 * Middleware of a client: a call that AWS refuses because its credentials have expired, or are no longer known, is made once more where
 * there are others by now, such as another program has written them meanwhile. A refused call has done nothing, so it may be made again.
 */
export function renewRefused(credentials: RememberedCredentials) {
  return <Arguments, Result>(next: (args: Arguments) => Promise<Result>) =>
    async (args: Arguments): Promise<Result> => {
      const used = await credentials();
      try {
        return await next(args);
      } catch (error) {
        if (!isRefused(error) || !(await credentials.renew(used))) throw error;
        return next(args);
      }
    };
}
