import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../client/insights/messages';
import { FIRST_STATE } from '../../../client/insights/page-state';

describe('a message of the page', () => {
  it.each([
    [{ type: 'ready' }, { type: 'ready', state: FIRST_STATE }],
    [{ type: 'fetch', more: 1 }, { type: 'fetch' }],
    [{ type: 'cancel' }, { type: 'cancel' }],
    [
      { type: 'open', target: { kind: 'log', id: 'web:0b6a-1' }, block: 'failing-now' },
      { type: 'open', target: { kind: 'log', id: 'web:0b6a-1' }, block: 'failing-now' },
    ],
    [
      { type: 'open', target: { kind: 'range', from: 1, to: 2 }, block: 'success' },
      { type: 'open', target: { kind: 'range', from: 1, to: 2 }, block: 'success' },
    ],
    [
      { type: 'export', format: 'png', block: 'cost', data: 'data:image/png;base64,iVBORw0K' },
      { type: 'export', format: 'png', block: 'cost', data: 'iVBORw0K' },
    ],
    [
      { type: 'export', format: 'builds' },
      { type: 'export', format: 'builds' },
    ],
  ])('is read: %j', (value, message) => {
    expect(readMessage(value)).toEqual(message);
  });

  it.each([
    undefined,
    null,
    'fetch',
    [],
    { type: 'run', command: 'workbench.action.terminal.new' },
    { type: 'open', target: { kind: 'log', id: '../../etc/passwd' }, block: 'cost' },
    { type: 'open', target: { kind: 'log', id: 'web:1' }, block: '../x' },
    { type: 'open', target: { kind: 'command', id: 'web:1' }, block: 'cost' },
    { type: 'open', target: { kind: 'project', name: '' }, block: 'cost' },
    { type: 'open', target: { kind: 'range', from: 2, to: 1 }, block: 'cost' },
    { type: 'open', target: { kind: 'range', from: Number.NaN, to: 1 }, block: 'cost' },
    { type: 'open', target: null, block: 'cost' },
    { type: 'export', format: 'exe', block: 'cost' },
    { type: 'export', format: 'csv' },
    { type: 'export', format: 'png', block: 'cost', data: 'data:image/svg+xml;base64,AAAA' },
    { type: 'export', format: 'png', block: 'cost', data: 'data:image/png;base64,%%%' },
    { type: 'export', format: 'png', block: 'cost', data: { length: 3 } },
  ])('is left where it is none: %j', (value) => {
    expect(readMessage(value)).toBeUndefined();
  });
});
