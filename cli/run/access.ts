import type { ProfileAccess } from '../../core/builds/local/profile-access';
import type { CliIo } from '../io';
import { CannotStart } from './cannot-start';
import type { RunOptions } from './options';

/** Undefined without `--profile`; throws CannotStart where there is no such profile or no region. */
export async function openAccess(
  { profile, region }: Pick<RunOptions, 'profile' | 'region'>,
  { env, askSecret }: CliIo,
): Promise<ProfileAccess | undefined> {
  if (profile === undefined) return undefined;
  const { openProfile, ConnectionError } = await import('../../core/builds/local/profile-access');
  const codeFrom = async (code: Promise<string | undefined>) => {
    const typed = await code;
    if (typed !== undefined) return typed;
    throw new ConnectionError('cancelled', 'No code was given for its MFA device.', 'Run the build again.');
  };
  const mfaCodeProvider =
    askSecret && ((serial: string) => codeFrom(askSecret(`Code of the MFA device ${serial}: `)));
  const opened = await openProfile({ profile, region }, { env, mfaCodeProvider });
  if (opened.ok) return opened.access;
  const { kind, message, next } = opened.error;
  throw new CannotStart(
    `${message} ${kind === 'region' ? `${next.replace(/\.$/, '')}; --region names one.` : next}`,
  );
}
