import { expect, it } from 'vitest';
import { BatchWriter } from '../../client/batch-writer';
import { FakeClock } from './fake-clock';

it('writes what came within 50 ms at once', async () => {
  const clock = new FakeClock();
  const written: string[] = [];
  const writer = new BatchWriter((text) => written.push(text), clock);
  writer.append('a');
  writer.append('');
  writer.append('b');
  await clock.pass(49);
  expect(written).toEqual([]);
  await clock.pass(1);
  expect(written).toEqual(['ab']);
  writer.append('c');
  await clock.pass(50);
  expect(written).toEqual(['ab', 'c']);
});

it('writes the rest at once when flushed, and only once', async () => {
  const clock = new FakeClock();
  const written: string[] = [];
  const writer = new BatchWriter((text) => written.push(text), clock);
  writer.append('end');
  writer.flush();
  await clock.pass(100);
  expect(written).toEqual(['end']);
});

it('writes at once what is too much to wait', async () => {
  const clock = new FakeClock();
  const written: string[] = [];
  const writer = new BatchWriter((text) => written.push(text), clock, { most: 4 });
  writer.append('123');
  writer.append('45');
  expect(written).toEqual(['12345']);
  writer.append('6');
  await clock.pass(50);
  expect(written).toEqual(['12345', '6']);
});
