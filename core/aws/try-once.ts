import { isNetworkFailure, isThrottling } from './error-names';

type Handler = (args: never) => Promise<unknown>;

/** As much of the SDK's commands as this needs. */
interface Command {
  middlewareStack: {
    addRelativeTo(
      middleware: (next: Handler) => Handler,
      where: { relation: 'before' | 'after'; toMiddleware: string; name: string },
    ): void;
  };
}

/** A failure in a shape in which nobody knows it as one that another try may help against. */
class Unknown extends Error {
  constructor(readonly error: unknown) {
    super();
  }
}

/**
 * The command without the SDK's own tries after throttling and after failures of the network or the service: for who tries again at a
 * pace of its own, which those would only multiply. A signature that was refused for this computer's clock is still made anew.
 */
export function tryOnce<Given extends object>(command: Given): Given {
  const { middlewareStack } = command as Given & Command;
  const retries = { toMiddleware: 'retryMiddleware' };
  middlewareStack.addRelativeTo(
    failing((error) => (isThrottling(error) || isNetworkFailure(error) ? new Unknown(error) : error)),
    { ...retries, relation: 'after', name: 'hideFromRetries' },
  );
  middlewareStack.addRelativeTo(
    failing((error) => (error instanceof Unknown ? error.error : error)),
    { ...retries, relation: 'before', name: 'showAfterRetries' },
  );
  return command;
}

function failing(how: (error: unknown) => unknown) {
  return (next: Handler): Handler =>
    async (args) => {
      try {
        return await next(args);
      } catch (error) {
        throw how(error);
      }
    };
}
