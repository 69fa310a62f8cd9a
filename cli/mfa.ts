import { ConnectionError } from '../core/aws/errors';
import type { CliIo } from './io';

/** Asks in the terminal for the code of a profile's MFA device; undefined where nobody is there to ask. */
export function mfaCodeProvider({ askSecret }: Pick<CliIo, 'askSecret'>) {
  if (!askSecret) return undefined;
  return async (serial: string): Promise<string> => {
    const code = await askSecret(`Code of the MFA device ${serial}: `);
    if (code !== undefined) return code;
    throw new ConnectionError('cancelled', 'No code was given for its MFA device.', 'Start it again.');
  };
}
