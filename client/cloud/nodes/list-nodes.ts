import type { AwsErrorDescription } from '../../../core/aws/errors';
import { messageModel, type NodeModel } from '../../node';
import { join } from '../../status';
import { below, type CloudNode, type ErrorNode, type MoreNode } from './kinds';

export interface ListEnd {
  empty: boolean;
  more: boolean;
  /** How many more, where that is known. */
  hidden?: number;
  error?: AwsErrorDescription;
  nothing: string;
}

/** What stands below a list of projects, or of one project's builds: more of it, why it broke off, or that there is nothing. */
export function endOfList(parent: CloudNode, { empty, more, hidden, error, nothing }: ListEnd): CloudNode[] {
  const project = parent.kind === 'project' ? parent.name : undefined;
  const reportArn = parent.kind === 'report' ? parent.arn : undefined;
  if (error) {
    const failure: ErrorNode = { kind: 'error', id: `error ${parent.id}`, error, ...below(parent) };
    // the view itself says what happened to the connection, and what to do
    if (parent.kind === 'connection')
      return [{ ...failure, label: empty ? whatIsWrong(error) : 'Not all is here' }];
    return [failure, { kind: 'message', id: `next ${parent.id}`, text: error.next, ...below(parent) }];
  }
  if (more) return [{ kind: 'more', id: `more ${parent.id}`, project, reportArn, hidden, ...below(parent) }];
  return empty ? [{ kind: 'message', id: `message ${parent.id}`, text: nothing, ...below(parent) }] : [];
}

/** AWS knows whom it does not let see the projects. */
function whatIsWrong({ kind }: AwsErrorDescription): string {
  return kind === 'denied' ? 'Not allowed' : 'Not connected';
}

export function moreModel({ hidden }: MoreNode): NodeModel {
  const model = messageModel('Load more…', { id: 'ellipsis' }, 'more');
  const description = hidden === undefined ? undefined : `${hidden.toLocaleString('en')} more`;
  return {
    ...model,
    description,
    accessibilityLabel: join([model.accessibilityLabel, description], ' '),
    command: 'codebuild.cloud.loadMore',
  };
}

/** `canSignIn`: whether the AWS CLI can sign in to what the connection is of. */
export function errorModel(
  { error: { kind, message, next, denied }, label = message }: ErrorNode,
  canSignIn: boolean,
): NodeModel {
  return {
    label,
    tooltip: `${message}\n${next}`,
    icon: { id: 'warning', color: 'list.warningForeground' },
    contextValue: join(
      [
        'error refreshable',
        kind === 'expired' && canSignIn ? 'sso' : undefined,
        denied && !denied.isForbidden ? 'denied' : undefined,
      ],
      ' ',
    ),
    children: 'none',
    accessibilityLabel: `Error: ${message} ${next}`,
  };
}
