/** An error of the services' own, as their clients expect it. */
export class ServiceError extends Error {
  override name = 'ServiceError';
  constructor(
    /** The error's name on the wire, such as `InvalidInputException`. */
    readonly type: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
  }
}

export function invalidInput(message: string): ServiceError {
  return new ServiceError('InvalidInputException', message);
}

export function notFound(message: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', message);
}
