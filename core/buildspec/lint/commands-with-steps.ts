import { entryOf } from '../tree';
import type { Finding, LintRule } from './rule';

/** AWS docs action-runner-buildspec: a phase takes commands or steps, a step takes `uses` or `run`. */
export const commandsWithSteps: LintRule = {
  code: 'commands-with-steps',
  severity: 'warning',
  check({ phases }) {
    return phases.flatMap(({ name, entry }) => {
      const findings: Finding[] = [];
      const steps = entryOf(entry.value, 'steps');
      if (!steps) return [];
      if (entryOf(entry.value, 'commands')) {
        findings.push({
          message: `\`${name}\` takes either \`commands\` or \`steps\`, not both. Move the commands into a step with \`run\`.`,
          range: steps.key.range,
        });
      }
      for (const step of steps.value.kind === 'sequence' ? steps.value.items : []) {
        const uses = entryOf(step, 'uses');
        if (uses && entryOf(step, 'run')) {
          findings.push({
            message: 'A step takes either `uses` or `run`, not both. Make it two steps.',
            range: uses.key.range,
          });
        }
      }
      return findings;
    });
  },
};
