// what following a build needs, in one chunk that is loaded when the first one is followed
export { formatEvent } from '../../../core/builds/log/format';
export { watchBuild } from '../../../core/builds/remote/watch';
