import type { OverrideId } from '../../../core/builds/remote/overrides';
import { pickOption } from '../../pick-option';
import { chooseBuildspec } from './choose-buildspec';
import { chooseCache } from './choose-cache';
import { askTimeout, chooseComputeType } from './choose-compute';
import { chooseImage } from './choose-image';
import { chooseSourceVersion } from './choose-source-version';
import { chooseVariables } from './choose-variables';
import { nameDocument } from './documents';
import { toItem } from './items';
import { projectKey } from './memory';
import { type Form, type OverridesParts, titleOf } from './parts';
import { preview } from './preview';
import { overrideRows, type RowId, toggled } from './rows';

/**
 * Shows what a build can have otherwise than its project, then what differs, until the user starts it so. Undefined where they gave
 * up; what they had changed is remembered all the same, without values of secrets.
 */
export async function fillIn(
  parts: OverridesParts,
  given: Form,
  first: 'options' | 'preview' = 'options',
): Promise<Form | undefined> {
  let form = given;
  let id: RowId | undefined = first === 'preview' ? 'review' : await pickRow(parts, form, 'review');
  while (id !== undefined && id !== 'cancel') {
    if (id === 'start') return form;
    if (id === 'review') {
      const decided: RowId | undefined = await preview(parts, form);
      id = decided ?? (await pickRow(parts, form, 'review'));
      continue;
    }
    form = id === 'reset' ? { ...form, overrides: {}, secrets: new Map() } : await changed(parts, form, id);
    await remember(parts, form);
    id = await pickRow(parts, form, id === 'reset' ? 'review' : id);
  }
  return undefined;
}

/** The option that the user wants to change in a step of its own; what is simply on or off changes in the list itself. */
function pickRow(parts: OverridesParts, form: Form, active: RowId): Promise<RowId | undefined> {
  return pickOption<RowId>({
    title: titleOf(form),
    placeholder: 'Enter shows what differs before the start; pick an option to change it',
    active,
    items: () => overrideRows(form.overrides, form.project, nameDocument).map(toItem),
    async toggle(id) {
      const overrides = toggled(form.overrides, id, form.project);
      if (!overrides) return false;
      form.overrides = overrides;
      await remember(parts, form);
      return true;
    },
  });
}

/** The form after the step for one option; the same one where the user went back. */
async function changed(parts: OverridesParts, form: Form, id: RowId): Promise<Form> {
  const having = <Id extends OverrideId>(value: Form['overrides'][Id]): Form => ({
    ...form,
    overrides: { ...form.overrides, [id]: value },
  });
  switch (id) {
    case 'sourceVersion':
      return having(await chooseSourceVersion(form));
    case 'variables':
      return chooseVariables(form);
    case 'buildspec':
      return having(await chooseBuildspec(parts, form));
    case 'image':
      return having(await chooseImage(parts, form));
    case 'computeType':
      return having(await chooseComputeType(form));
    case 'timeoutInMinutes':
      return having(await askTimeout(form));
    case 'cache':
      return having(await chooseCache(form));
    case 'privileged':
    case 'debugSession':
      // from the preview: there it is one click, as in the list
      return { ...form, overrides: toggled(form.overrides, id, form.project) ?? form.overrides };
    default:
      return form;
  }
}

async function remember({ memory }: OverridesParts, { session, project, overrides }: Form): Promise<void> {
  await memory.set(projectKey(session.id, project.name ?? ''), overrides);
}
