import type { BuildEvent, PhaseContext, PhaseType, StatusType } from '../events';
import { PHASE_TYPES } from '../history/phase-types';
import { parseAgentLine } from '../log/agent-line';
import { Step } from './step';
import { type LineWatch, SeenLines } from './watched-lines';

/** What is remembered of a phase. */
export interface PhaseRecord {
  phaseType: PhaseType;
  phaseStatus: StatusType;
  contexts: readonly PhaseContext[];
  /** The command that runs. */
  current?: Step;
  /** The command that ran last. */
  latest?: Step;
  /** The first command that failed, of the last attempt. */
  failed?: Step;
  /** The agent's own lines. */
  agent: Step;
}

/** Listens to a build and remembers what may explain its failure: little, however long the log is. */
export class BuildRecord {
  buildStatus: StatusType = 'IN_PROGRESS';
  /** Lines that rules want from the whole build. */
  readonly anywhere = new SeenLines();
  private readonly phases = new Map<PhaseType, PhaseRecord>();

  constructor(private readonly watch: LineWatch) {}

  hear(event: BuildEvent): void {
    switch (event.event) {
      case 'phase':
        if (event.phaseStatus !== 'IN_PROGRESS')
          this.endPhase(this.phase(event.phaseType), event.phaseStatus, event.contexts);
        break;
      case 'command':
        this.hearCommand(event);
        break;
      case 'output':
        this.hearOutput(this.phase(event.phaseType), event.text, event.index !== undefined);
        break;
      case 'build':
        this.buildStatus = event.buildStatus;
        break;
    }
  }

  /** The phases that failed, in CodeBuild's order. One whose end is cut off has failed with its command. */
  get failedPhases(): PhaseRecord[] {
    // an API tells of phases before the log comes
    return PHASE_TYPES.flatMap((phaseType) => {
      const phase = this.phases.get(phaseType);
      if (!phase) return [];
      const { phaseStatus } = phase;
      if (phaseStatus === 'IN_PROGRESS') return phase.failed ? [{ ...phase, phaseStatus: 'FAILED' }] : [];
      return phaseStatus === 'SUCCEEDED' ? [] : [phase];
    });
  }

  private hearCommand(event: Extract<BuildEvent, { event: 'command' }>): void {
    const phase = this.phase(event.phaseType);
    if (event.state === 'running') {
      phase.current = new Step(this.watch, this.anywhere, event);
      phase.latest = phase.current;
    }
    if (event.state !== 'failed' && event.state !== 'succeeded') return;
    const step = phase.current ?? new Step(this.watch, this.anywhere, event);
    step.end();
    phase.current = undefined;
    if (event.state === 'succeeded') return;
    step.command = event;
    if (!phase.failed || (phase.failed.command?.attempt ?? 0) < event.attempt) phase.failed = step;
  }

  private hearOutput(phase: PhaseRecord, text: string, isOfCommand: boolean): void {
    if (isOfCommand && phase.current) phase.current.read(text);
    else phase.agent.read(withoutTimestamps(text));
  }

  private endPhase(phase: PhaseRecord, status: StatusType, contexts: readonly PhaseContext[]): void {
    phase.phaseStatus = status;
    // the log has the beginning of what the API tells whole
    if (lengthOf(contexts) > lengthOf(phase.contexts)) phase.contexts = contexts;
  }

  private phase(phaseType: PhaseType): PhaseRecord {
    let phase = this.phases.get(phaseType);
    if (!phase) {
      const agent = new Step(this.watch, this.anywhere);
      phase = { phaseType, phaseStatus: 'IN_PROGRESS', contexts: [], agent };
      this.phases.set(phaseType, phase);
    }
    return phase;
  }
}

function lengthOf(contexts: readonly PhaseContext[]): number {
  return contexts.reduce((sum, { statusCode, message }) => sum + statusCode.length + message.length, 0);
}

/** The agent's lines come whole. */
function withoutTimestamps(text: string): string {
  return text
    .split('\n')
    .map((line) => parseAgentLine(line)?.text ?? line)
    .join('\n');
}
