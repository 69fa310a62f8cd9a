import type { AwsErrorDescription, AwsErrorKind } from '../../../core/aws/errors';
import type { CloudApi } from '../api';
import type { CloudStore } from '../store';

/** What other credentials may mend. */
const MENDABLE: ReadonlySet<AwsErrorKind> = new Set(['credentials', 'expired', 'denied', 'region']);

/** Finds out whether other credentials change what is known of a connection. */
export class Recheck {
  private hasFailed = false;

  constructor(
    private readonly api: Pick<CloudApi, 'identity'>,
    private readonly store: Pick<CloudStore, 'connect' | 'connection' | 'renew'>,
  ) {}

  /** Takes note of a failed call. */
  note({ kind }: AwsErrorDescription): void {
    if (MENDABLE.has(kind)) this.hasFailed = true;
  }

  /** Credentials may be others by now: what failed for want of them, or belongs to somebody else, is read anew. */
  async look(): Promise<void> {
    const { identity } = this.store.connection;
    if (this.hasFailed || (identity && !(await this.isStill(identity.arn)))) {
      this.hasFailed = false;
      await this.store.connect();
      this.store.renew();
    }
  }

  private async isStill(arn: string): Promise<boolean> {
    const answer = await this.api.identity();
    return answer.ok && answer.value.arn === arn;
  }
}
