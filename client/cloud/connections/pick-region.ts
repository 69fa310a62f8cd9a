import * as vscode from 'vscode';
import { REGIONS } from '../../../core/aws/regions';

/** A region that configuration names already. */
export interface ConfiguredRegion {
  id: string;
  /** Whether a profile names it, not the environment. */
  ofProfile: boolean;
}

/** A row of the region picker; what has no region leads to none. */
export interface RegionRow {
  label: string;
  description?: string;
  /** '' stands for the configured one. */
  region?: string;
}

const REGION_NAME = /^[a-z]{2}(-[a-z]+)+-\d+$/;

/** What the picker offers once this was typed: a name that no row has can be used as it is, as AWS opens new regions. */
export function regionRows(typed: string, configured: ConfiguredRegion | undefined): RegionRow[] {
  const name = typed.trim().toLowerCase();
  const first: RegionRow[] = configured
    ? [
        {
          label: configured.id,
          description: configured.ofProfile ? 'of the profile' : 'as configured',
          region: '',
        },
      ]
    : [];
  const rows = [...first, ...REGIONS.map(({ id, name }) => ({ label: id, description: name, region: id }))];
  const matches = ({ label, description = '' }: RegionRow) =>
    label.includes(name) || description.toLowerCase().includes(name);
  if (rows.some(matches)) return rows;
  return REGION_NAME.test(name)
    ? [{ label: `Use '${name}'`, description: 'not a region of the list', region: name }]
    : [{ label: 'No region matches', description: 'a region is called such as eu-west-1' }];
}

/** Asks for a region; '' stands for the configured one, undefined for a user who gave up. */
export function pickRegion(
  configured: ConfiguredRegion | undefined,
  question = 'Where do the projects live?',
): Promise<string | undefined> {
  const picker = vscode.window.createQuickPick<vscode.QuickPickItem & RegionRow>();
  const offer = (typed: string) => {
    // what the rows say of a text that matches none would be filtered away itself
    picker.items = regionRows(typed, configured).map((row) => ({
      ...row,
      alwaysShow: row.region === undefined || row.label.startsWith('Use '),
    }));
  };
  picker.title = 'Select Region';
  picker.placeholder = `${question} Type a name that is not in the list to use it.`;
  picker.matchOnDescription = true;
  offer('');
  return new Promise((resolve) => {
    picker.onDidChangeValue(offer);
    picker.onDidAccept(() => {
      const [row] = picker.selectedItems;
      if (row?.region === undefined) return;
      resolve(row.region);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}
