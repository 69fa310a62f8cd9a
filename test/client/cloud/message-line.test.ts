import { beforeEach, describe, expect, it } from 'vitest';
import { MessageLine } from '../../../client/cloud/message-line';
import type { AwsErrorKind } from '../../../core/aws/errors';

const error = (kind: AwsErrorKind) => ({ kind, message: `It is ${kind}.`, next: 'Do something about it.' });
const session = (name: string, slowed?: AwsErrorKind) => ({
  id: `id of ${name}`,
  name,
  polling: { slowed: slowed && { error: error(slowed), delay: 0, until: 0 } },
  store: { connection: {} },
});

let line: MessageLine;
beforeEach(() => {
  line = new MessageLine();
});

describe('the message of the CodeBuild view', () => {
  it('is absent where there is nothing to say', () => {
    expect(line.text([session('prod')], undefined)).toBeUndefined();
  });

  it('begins with the filter', () => {
    const prod = session('prod');
    line.set(prod, error('denied'));
    expect(line.text([prod], 'Filter: web.')).toBe('Filter: web. It is denied. Do something about it.');
  });

  it('tells of slowed polls only where every connection answers', () => {
    const [prod, test] = [session('prod'), session('test', 'throttled')];
    line.set(prod, error('denied'));
    expect(line.text([prod, test], undefined)).toBe('prod: It is denied. Do something about it.');
    line.set(prod, undefined);
    expect(line.text([prod, test], undefined)).toMatch(/^It is throttled\. Trying again at/);
  });
});

describe('the emulators that have stopped', () => {
  it('are those that do not answer, neither a list nor a poll', () => {
    const [first, second, prod] = [
      session('first'),
      session('second', 'emulator'),
      session('prod', 'network'),
    ];
    line.set(first, error('emulator'));
    expect(line.stoppedEmulators([first, second, prod])).toEqual(['id of first', 'id of second']);
  });
});
