import { expect, it } from 'vitest';
import { filterMessage } from '../../../../client/cloud/projects/filter-message';

it.each([
  ['', [{ count: 0, read: 0, reading: false }], undefined],
  ['  ', [], undefined],
  ['api', [{ count: 3, read: 5_000, reading: false }], 'Filter “api”: 3 of 5,000 projects.'],
  [
    ' api ',
    [
      { count: 3, read: 5_000, reading: false },
      { count: 1, read: 200, reading: true },
    ],
    'Filter “api”: 4 of 5,200 projects so far…',
  ],
])('the filter %j says what it shows', (filter, lists, message) => {
  expect(filterMessage(filter, lists)).toBe(message);
});
