import { expect, it } from 'vitest';
import { formatSize } from '../../client/sizes';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 kB'],
  [4_200_000, '4.2 MB'],
  [9_960_000, '10 MB'],
  [150_000_000, '150 MB'],
  [999_960, '1.0 MB'],
  [8_600_000_000, '8.6 GB'],
  [5_300_000_000_000_000, '5300 TB'],
])('%d bytes are %s', (bytes, text) => expect(formatSize(bytes)).toBe(text));
