import type {
  ArtifactEvent,
  BuildListener,
  BuildStatusEvent,
  Clock,
  CommandEvent,
  PhaseContext,
  PhaseType,
  StatusType,
} from '../events';
import { agentLine } from '../log/agent-line';
import type { Report } from '../reports/model';
import { readableName } from './file-names';
import { isTooShort, Masker } from './masker';

type Of<Event> = Omit<Event, 'event' | 'buildId' | 'at'>;

/** Tells the listener what happens in one build; secrets are masked in all of it. */
export class Reporter {
  private readonly masker: Masker;
  private output: Masker;
  private currentPhase: PhaseType = 'SUBMITTED';
  private isQuiet = false;
  private hasToldShort = false;
  /** The command whose output may go on. */
  private speaking: { phaseType: PhaseType; index: number } | undefined;

  constructor(
    private readonly buildId: string,
    private readonly clock: Clock,
    private readonly listener: BuildListener,
    private readonly secrets: string[],
  ) {
    this.masker = new Masker(secrets);
    this.output = new Masker(secrets);
  }

  /** Masks these values too, in all that is told from now on. */
  addSecrets(values: readonly string[]): void {
    this.secrets.push(...values);
    this.masker.add(values);
    this.output.add(values);
    this.tellShort();
  }

  build(buildStatus: StatusType, exported: BuildStatusEvent['exportedEnvironmentVariables'] = []): void {
    const exportedEnvironmentVariables = exported.map(({ name, value }) => ({
      name,
      value: this.masker.whole(value),
    }));
    this.listener({ event: 'build', ...this.base(), buildStatus, exportedEnvironmentVariables });
  }

  phaseStarts(phaseType: PhaseType): void {
    this.currentPhase = phaseType;
    this.listener({ event: 'phase', ...this.base(), phaseType, phaseStatus: 'IN_PROGRESS', contexts: [] });
  }

  phaseEnds(
    phaseType: PhaseType,
    phaseStatus: StatusType,
    context: PhaseContext = { statusCode: '', message: '' },
  ): void {
    // of a command that is interrupted
    if (this.speaking) this.commandOutputEnds(this.speaking.phaseType, this.speaking.index);
    const contexts = [{ ...context, message: this.masker.whole(context.message) }];
    this.listener({ event: 'phase', ...this.base(), phaseType, phaseStatus, contexts });
  }

  /** A line of the agent itself in the log of the phase that runs. */
  line(text: string): void {
    if (this.isQuiet) return;
    const base = this.base();
    const { currentPhase: phaseType } = this;
    this.listener({ event: 'output', ...base, phaseType, text: agentLine(base.at, this.masked(text)) });
  }

  command(event: Of<CommandEvent>): void {
    this.listener({ event: 'command', ...this.base(), ...event, text: this.masker.whole(event.text) });
  }

  /** A piece of a command's output. */
  commandOutput(phaseType: PhaseType, index: number, text: string): void {
    this.speaking = { phaseType, index };
    this.emitOutput(phaseType, index, this.output.read(text));
  }

  /** The rest of a command's output that waited to be seen whole. */
  commandOutputEnds(phaseType: PhaseType, index: number): void {
    this.emitOutput(phaseType, index, this.output.end());
    this.output = new Masker(this.secrets);
    this.speaking = undefined;
  }

  /** From now on only phases and the build's end are told: what an interrupted phase still says comes after its end. */
  quiet(): void {
    this.isQuiet = true;
  }

  artifact(event: Of<ArtifactEvent>): void {
    if (this.isQuiet) return;
    const { name, ...rest } = event;
    this.listener({
      event: 'artifact',
      ...this.base(),
      // where it lies is the user's own choice, and must be found
      ...rest,
      files: event.files.map((file) => this.masked(file)),
      ...(name !== undefined && { name: this.masked(name) }),
    });
  }

  report(report: Report): void {
    if (this.isQuiet) return;
    this.listener({ event: 'report', ...this.base(), ...report });
  }

  /** A text that is shown or kept elsewhere than in the log. */
  masked(text: string): string {
    return this.masker.whole(readableName(text));
  }

  private tellShort(): void {
    if (this.hasToldShort || !this.secrets.some(isTooShort)) return;
    this.hasToldShort = true;
    this.line(
      'Local build: secrets of one or two characters are not masked, which would hide most of the log',
    );
  }

  private emitOutput(phaseType: PhaseType, index: number, text: string): void {
    if (text === '' || this.isQuiet) return;
    this.listener({ event: 'output', ...this.base(), phaseType, index, text });
  }

  private base(): { buildId: string; at: string } {
    return { buildId: this.buildId, at: new Date(this.clock.now()).toISOString() };
  }
}
