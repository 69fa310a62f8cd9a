import { describe, expect, it, vi } from 'vitest';
import { regionRows } from '../../../../client/cloud/connections/pick-region';

vi.mock('vscode', () => ({}));

describe('the region picker', () => {
  it('begins with the region that is configured', () => {
    expect(regionRows('', { id: 'eu-west-1', ofProfile: true })[0]).toEqual({
      label: 'eu-west-1',
      description: 'of the profile',
      region: '',
    });
  });

  it.each(['eu-', 'tokyo', 'us-east-1'])('offers the list for %s', (typed) => {
    expect(regionRows(typed, undefined).length).toBeGreaterThan(20);
  });

  it('offers a region that the list does not know', () => {
    expect(regionRows('mars-north-1', undefined)).toMatchObject([{ label: 'No region matches' }]);
    expect(regionRows(' xy-north-1 ', undefined)).toMatchObject([
      { label: "Use 'xy-north-1'", region: 'xy-north-1' },
    ]);
  });

  it('says so where nothing matches, and such a row chooses nothing', () => {
    const [row] = regionRows('nowhere', undefined);
    expect(row).toMatchObject({ label: 'No region matches' });
    expect(row?.region).toBeUndefined();
  });
});
