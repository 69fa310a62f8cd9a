import type { Ready } from './download-source';
import type { Reporter } from './reporter';
import { isVariableName } from './variables';

/** What env.exported-variables names, as the commands left it; what cannot be exported is told. */
export async function readExportedVariables(
  { buildspec, shell }: Pick<Ready, 'buildspec' | 'shell'>,
  reporter: Pick<Reporter, 'line'>,
): Promise<{ name: string; value: string }[]> {
  const { exportedVariables } = buildspec.env;
  const names = exportedVariables.filter((name) => !name.startsWith('AWS_'));
  for (const name of exportedVariables.filter((other) => !names.includes(other)))
    reporter.line(
      `Local build: exported-variables: ${name} is left out; CodeBuild exports no variable that starts with AWS_`,
    );
  if (names.length === 0) return [];
  const values = await shell.readExportedVariables(names);
  for (const name of names) {
    if (values.has(name)) continue;
    const advice = isVariableName(name) ? `; write export ${name}=…` : '; it is no name of a variable';
    reporter.line(`Local build: exported-variables: ${name} was not exported by a command${advice}`);
  }
  return [...values].map(([name, value]) => ({ name, value }));
}
