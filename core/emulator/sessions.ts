import { randomBytes } from 'node:crypto';
import type { AccessKey } from './signature';

/** Keys that STS gave out for a time. */
export interface Session extends AccessKey {
  sessionToken: string;
  /** Milliseconds since the epoch. */
  expiration: number;
}

/** The sessions of one emulator; they end with it. */
export class Sessions {
  private readonly sessions = new Map<string, Session>();

  create(now: number, seconds: number): Session {
    for (const [id, { expiration }] of this.sessions) if (expiration < now) this.sessions.delete(id);
    const session: Session = {
      accessKeyId: `EMULATORSESSION${randomBytes(6).toString('hex').toUpperCase()}`,
      secretAccessKey: randomBytes(30).toString('base64url'),
      sessionToken: randomBytes(120).toString('base64'),
      expiration: now + seconds * 1000,
    };
    this.sessions.set(session.accessKeyId, session);
    return session;
  }

  get(accessKeyId: string): Session | undefined {
    return this.sessions.get(accessKeyId);
  }
}
