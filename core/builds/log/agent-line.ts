/**
 * The lines that CodeBuild's agent itself writes into a log, beside the commands' output:
 * `[Container] YYYY/MM/DD HH:MM:SS.ffffff text`, in UTC, or `[Instance]` where no container runs them (EC2 compute, 2026).
 * Microseconds came late in 2023; older logs have whole seconds.
 */

export interface AgentLine {
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  /** What follows the timestamp; begins with a space in the indented lines of the phase count. */
  text: string;
}

const AGENT_LINE =
  /^\[(?:Container|Instance)\] (\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))? (.*)$/;

// docker-compose's prefix in the logs of AWS's local agent, sometimes coloured
const COMPOSE_PREFIX = /^(?:\x1b\[\d+m)?(?:agent|build)_1\s+\|(?:\x1b\[0m)?\s?/;

/** Writes a line as the agent would, with its newline. `at` is an event's timestamp; microseconds below it are zero. */
export function agentLine(at: string, text: string): string {
  const date = at.slice(0, 10).replaceAll('-', '/');
  const time = at.slice(11, 23);
  return `[Container] ${date} ${time}000 ${text}\n`;
}

/** Reads a line without its newline; undefined where it is command output. */
export function parseAgentLine(line: string): AgentLine | undefined {
  const match = AGENT_LINE.exec(line.replace(COMPOSE_PREFIX, ''));
  if (!match) return undefined;
  const [, year, month, day, time, fraction = '', text = ''] = match;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  return { at: `${year}-${month}-${day}T${time}.${milliseconds}Z`, text };
}
