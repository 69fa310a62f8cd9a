import { overrideChanges } from '../../../core/builds/remote/override-changes';
import { type OverrideProblem, overrideProblems } from '../../../core/builds/remote/override-problems';
import type { BuildOverrides } from '../../../core/builds/remote/overrides';
import { pickStep } from '../../pick-step';
import { documentText, nameDocument } from './documents';
import { toItem } from './items';
import { type Form, type OverridesParts, titleOf } from './parts';
import { countText, previewRows, type RowId } from './rows';
import { savePreset } from './save-preset';

/**
 * Shows what differs from the project and what CodeBuild would make of it, before anything starts. Gives the row that the user picked, a
 * difference to change among them; undefined where they went back.
 */
export async function preview(parts: OverridesParts, form: Form): Promise<RowId | undefined> {
  for (;;) {
    const { overrides, project } = form;
    const changes = overrideChanges(overrides, project, nameDocument);
    const items = previewRows(changes, await problemsOf(form)).map(toItem);
    const step = await pickStep(items, {
      title: titleOf(form),
      placeholder: `${countText(changes.length)}; pick one to change it`,
    });
    if (step?.item.id !== 'save') return step?.item.id;
    await savePreset(parts.presets, form);
  }
}

async function problemsOf({ overrides, project }: Form): Promise<OverrideProblem[]> {
  const address = documentOf(overrides);
  if (address === undefined) return overrideProblems(overrides, project);
  const text = await documentText(address);
  if (text === undefined) return [...overrideProblems(overrides, project), unreadable(address)];
  const { buildspecProblems } = await import('./buildspec-problems');
  return [...overrideProblems(overrides, project, text), ...buildspecProblems(text)];
}

/** The address of the document that is to be the buildspec. */
export function documentOf({ buildspec }: BuildOverrides): string | undefined {
  return buildspec && 'document' in buildspec ? buildspec.document : undefined;
}

function unreadable(address: string): OverrideProblem {
  return {
    override: 'buildspec',
    severity: 'error',
    message: `${nameDocument(address)} cannot be read`,
    next: 'Choose another buildspec',
  };
}
