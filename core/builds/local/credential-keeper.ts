import type { Clock } from '../events';
import type { CredentialFiles, FileOwner } from './credential-files';
import { type BuildCredentials, type CredentialSource, renewCredentials, secretsOf } from './credentials';
import { EngineError, type Workplace } from './engine';
import type { Reporter } from './reporter';

/** What the commands' environment must have, and must not have, so that they find their credentials. */
export interface CredentialVariables {
  set: Record<string, string>;
  unset: readonly string[];
}

export interface KeeperParts {
  source: CredentialSource;
  reporter: Reporter;
  clock: Clock;
}

/** The credentials of one build: had before it starts, masked, laid where its commands find them, renewed until its end. */
export class CredentialKeeper {
  private readonly ending = new AbortController();
  private credentials: BuildCredentials | undefined;
  private files: CredentialFiles | undefined;

  constructor(private readonly parts: KeeperParts) {}

  /** Rejects with EngineError where there are none: such a build must not start. */
  async obtain(): Promise<void> {
    const { source, reporter } = this.parts;
    const answer = await source.read();
    if (!answer.ok) throw new EngineError(answer.message, 'no-credentials');
    reporter.addSecrets(secretsOf(answer.credentials));
    if (answer.note) reporter.line(`Local build: ${answer.note}`);
    this.credentials = answer.credentials;
  }

  /** Lays them into the workplace and keeps them fresh there. */
  async install(workplace: Workplace): Promise<CredentialVariables> {
    const { source, reporter, clock } = this.parts;
    const { credentials } = this;
    if (!credentials) throw new Error('credentials are installed before they were obtained');
    const { CredentialFiles, HOST_CREDENTIAL_VARIABLES } = await import('./credential-files');
    const files = new CredentialFiles(workplace);
    this.files = files;
    await files.write(credentials);
    const install = (renewed: BuildCredentials) => {
      reporter.addSecrets(secretsOf(renewed));
      return files.write(renewed);
    };
    const say = (line: string) => reporter.line(line);
    // an engine that does not take them any more is lost, which is told elsewhere
    renewCredentials(credentials, { source, install, say, clock, signal: this.ending.signal }).catch(
      () => {},
    );
    return workplace.place === 'on this computer'
      ? { set: files.hostVariables, unset: HOST_CREDENTIAL_VARIABLES }
      : { set: files.variables, unset: [] };
  }

  /** Whose the files are that are written from now on. */
  giveTo(owner: FileOwner): void {
    if (this.files) this.files.owner = owner;
  }

  /** Ends the renewal. */
  end(): void {
    this.ending.abort();
  }
}
