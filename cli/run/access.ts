import type { ProfileAccess } from '../../core/builds/local/profile-access';
import type { CliIo } from '../io';
import { mfaCodeProvider } from '../mfa';
import { CannotStart } from './cannot-start';
import type { RunOptions } from './options';

/** Undefined without `--profile`; throws CannotStart where there is no such profile or no region. */
export async function openAccess(
  { profile, region }: Pick<RunOptions, 'profile' | 'region'>,
  io: CliIo,
): Promise<ProfileAccess | undefined> {
  if (profile === undefined) return undefined;
  const { openProfile } = await import('../../core/builds/local/profile-access');
  const opened = await openProfile(
    { profile, region },
    { env: io.env, mfaCodeProvider: mfaCodeProvider(io) },
  );
  if (opened.ok) return opened.access;
  const { kind, message, next } = opened.error;
  throw new CannotStart(
    `${message} ${kind === 'region' ? `${next.replace(/\.$/, '')}; --region names one.` : next}`,
  );
}
