import type { CuratedImage } from '../../../core/builds/remote/curated-images';
import type { Answer } from '../api';
import type { CloudSession } from '../connections/session';

/** CodeBuild's own images, which are asked for once a session. */
export class CuratedImages {
  private readonly known = new WeakMap<CloudSession, CuratedImage[]>();

  constructor(private readonly list: (session: CloudSession) => Promise<Answer<CuratedImage[]>>) {}

  /** What failed is tried again the next time. */
  async of(session: CloudSession): Promise<Answer<CuratedImage[]>> {
    const known = this.known.get(session);
    if (known) return { ok: true, value: known };
    const answer = await this.list(session);
    if (answer.ok) this.known.set(session, answer.value);
    return answer;
  }
}
