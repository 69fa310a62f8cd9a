export { PlainText } from '../../client/plain-text';
export { connect } from '../../core/aws/connect';
export { GetLogEventsCommand } from '../../core/aws/sdk';
export { listBuilds } from '../../core/builds/remote/builds';
export { readLog } from '../../core/builds/remote/read-log';
export { generateAccount } from '../../test/support/generate-account';
