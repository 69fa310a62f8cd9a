import * as vscode from 'vscode';
import type { DeniedAction } from '../../../core/aws/denied-action';
import { iamPolicy } from '../../../core/aws/iam-policy';
import { showInformationMessage } from '../../messages';
import type { CloudSession } from './session';

type ScopeItem = vscode.QuickPickItem & { mayRun: boolean };

/** Copies the smallest IAM policy that the view needs: with what AWS refused, or as much as the user picks. */
export async function copyPolicy(session: CloudSession, denied?: DeniedAction): Promise<void> {
  const mayRun = denied ? false : await pickScope();
  if (mayRun === undefined) return;
  const { region, identity } = await session.store.connect();
  await vscode.env.clipboard.writeText(iamPolicy({ mayRun, denied, region, account: identity?.account }));
  const place = [region, identity && `account ${identity.account}`].filter(Boolean).join(', ');
  void showInformationMessage(
    `The IAM policy is on the clipboard${place && `, for ${place}`}. Whoever administers the account can attach it${
      denied ? `; it allows ${denied.action}` : ''
    }.`,
  );
}

async function pickScope(): Promise<boolean | undefined> {
  const items: ScopeItem[] = [
    { label: '$(eye) View builds', detail: 'Projects, builds, batches, reports and logs', mayRun: false },
    { label: '$(play) View and run builds', detail: 'Also start, stop and retry them', mayRun: true },
  ];
  const item = await vscode.window.showQuickPick(items, {
    title: 'Copy IAM Policy',
    placeHolder: 'What should the policy allow?',
  });
  return item?.mayRun;
}
