import type { AwsErrorDescription } from '../../../core/aws/errors';
import { messageModel, type NodeModel } from '../../node';
import { below, type CloudNode, type ErrorNode } from './kinds';

export interface ListEnd {
  empty: boolean;
  more: boolean;
  error?: AwsErrorDescription;
  nothing: string;
}

/** What stands below a list of projects, or of one project's builds: more of it, why it broke off, or that there is nothing. */
export function endOfList(parent: CloudNode, { empty, more, error, nothing }: ListEnd): CloudNode[] {
  const project = parent.kind === 'project' ? parent.name : undefined;
  const reportArn = parent.kind === 'report' ? parent.arn : undefined;
  if (error) {
    const failure: ErrorNode = { kind: 'error', id: `error ${parent.id}`, error, ...below(parent) };
    // the view itself says what happened to the connection, and what to do
    if (parent.kind === 'connection')
      return [{ ...failure, label: empty ? 'Not connected' : 'Not all is here' }];
    return [failure, { kind: 'message', id: `next ${parent.id}`, text: error.next, ...below(parent) }];
  }
  if (more) return [{ kind: 'more', id: `more ${parent.id}`, project, reportArn, ...below(parent) }];
  return empty ? [{ kind: 'message', id: `message ${parent.id}`, text: nothing, ...below(parent) }] : [];
}

export function moreModel(): NodeModel {
  return {
    ...messageModel('Load more…', { id: 'ellipsis' }, 'more'),
    command: 'codebuild.cloud.loadMore',
  };
}

export function errorModel({ error: { message, next }, label = message }: ErrorNode): NodeModel {
  return {
    label,
    tooltip: `${message}\n${next}`,
    icon: { id: 'warning', color: 'list.warningForeground' },
    contextValue: 'error refreshable',
    children: 'none',
    accessibilityLabel: `Error: ${message} ${next}`,
  };
}
