type Ask = (serial: string, profile: string) => Promise<string>;

/**
 * Asks for MFA codes one after the other, as VS Code shows one question at a time. Who gave up for a profile is not asked again before they
 * want it: builds that are polled would ask every few seconds.
 */
export class MfaPrompts {
  private last: Promise<unknown> = Promise.resolve();
  private readonly givenUp = new Map<string, unknown>();

  constructor(private readonly ask: Ask) {}

  /** What the SDK calls for a profile. */
  of(profile: string): (serial: string) => Promise<string> {
    return (serial) => {
      const answer = this.last.then(() => this.askOnce(serial, profile));
      this.last = answer.catch(() => undefined);
      return answer;
    };
  }

  /** The user wants to be asked. */
  again(profile: string): void {
    this.givenUp.delete(profile);
  }

  private async askOnce(serial: string, profile: string): Promise<string> {
    if (this.givenUp.has(profile)) throw this.givenUp.get(profile);
    try {
      return await this.ask(serial, profile);
    } catch (error) {
      this.givenUp.set(profile, error);
      throw error;
    }
  }
}
