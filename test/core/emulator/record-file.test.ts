import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { orderedBy } from '../../../core/emulator/store/ordered';
import { openRecordFile, type RecordFile } from '../../../core/emulator/store/record-file';
import { temporaryDirectory } from './support';

interface Fruit {
  name: string;
  weight: number;
  text?: string;
}
type Header = Pick<Fruit, 'weight'>;
type Fruits = RecordFile<Header, Fruit>;

async function newPath(): Promise<string> {
  return join(await temporaryDirectory(), 'fruits.records');
}

async function openFruits(
  path: string,
): Promise<{ fruits: Fruits; unreadable: number[]; errors: unknown[] }> {
  const unreadable: number[] = [];
  const errors: unknown[] = [];
  const fruits = await openRecordFile<Header, Fruit>({
    path,
    headerOf: ({ weight }) => ({ weight }),
    staysInMemory: ({ weight }) => weight === 0,
    onWriteError: (error) => errors.push(error),
    onUnreadable: (_, lines) => unreadable.push(lines),
  });
  onTestFinished(() => fruits.close().catch(() => {}));
  return { fruits, unreadable, errors };
}

const apple = { name: 'äpfel', weight: 2 };
const pear = { name: 'pear', weight: 3 };

describe('a file of records', () => {
  it('gives each record as it was put last, before and after it is written', async () => {
    const path = await newPath();
    const { fruits } = await openFruits(path);
    fruits.put('a', apple);
    fruits.put('p', pear);
    fruits.put('a', { ...apple, weight: 4 });
    const look = (file: Fruits) => [file.get('a'), file.header('a'), file.get('p'), file.get('none')];
    const expected = [{ ...apple, weight: 4 }, { weight: 4 }, pear, undefined];
    expect(look(fruits)).toEqual(expected);
    await fruits.flush();
    expect(look(fruits)).toEqual(expected);
    fruits.put('a', apple);
    await fruits.close();
    const again = await openFruits(path);
    expect(again.fruits.get('a')).toEqual(apple);
    expect([...again.fruits.headers()]).toEqual(
      [{ weight: 3 }, { weight: 2 }].toSorted((a, b) => a.weight - b.weight),
    );
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('keeps the object of a header while the record changes', async () => {
    const { fruits } = await openFruits(await newPath());
    const header = fruits.put('a', apple);
    fruits.put('a', { ...apple, weight: 9 });
    expect(header).toEqual({ weight: 9 });
    expect(fruits.header('a')).toBe(header);
  });

  it('forgets what was deleted, and takes its key again', async () => {
    const path = await newPath();
    const { fruits } = await openFruits(path);
    fruits.put('a', apple);
    fruits.put('p', pear);
    await fruits.flush();
    fruits.delete('a');
    fruits.delete('none');
    expect(fruits.get('a')).toBeUndefined();
    await fruits.close();
    const again = await openFruits(path);
    expect([...again.fruits.headers()]).toEqual([{ weight: 3 }]);
    again.fruits.put('a', pear);
    expect(again.fruits.get('a')).toEqual(pear);
  });

  it('loses the last change alone where a crash cut it short', async () => {
    const path = await newPath();
    const { fruits } = await openFruits(path);
    fruits.put('a', apple);
    await fruits.flush();
    fruits.put('a', { ...apple, weight: 4 });
    await fruits.close();
    const whole = await readFile(path);
    for (const [missing, weight] of [
      [1, 4],
      [2, 2],
      [20, 2],
      [30, 2],
    ] as const) {
      await writeFile(path, whole.subarray(0, -missing));
      const again = await openFruits(path);
      expect(again.fruits.get('a')).toEqual({ ...apple, weight });
      expect(again.unreadable).toEqual(missing === 1 ? [] : [1]);
      // what is written next begins a line of its own
      again.fruits.put('p', pear);
      await again.fruits.close();
      const { fruits: third } = await openFruits(path);
      expect([third.get('a'), third.get('p')]).toEqual([{ ...apple, weight }, pear]);
    }
  });

  it('passes over lines that say nothing, and leaves them where they are', async () => {
    const path = await newPath();
    await writeFile(path, 'nothing\n\nkey\t5\t{}\tnot five\nkey\t2\tno header\t{}\n');
    const { fruits, unreadable } = await openFruits(path);
    expect(unreadable).toEqual([3]);
    fruits.put('a', apple);
    await fruits.close();
    expect(await readFile(path, 'utf8')).toMatch(/^nothing\n.*äpfel/s);
  });

  it('is written anew where most of it has been replaced', async () => {
    const path = await newPath();
    const { fruits } = await openFruits(path);
    const text = 'x'.repeat(1_000_000);
    for (let weight = 1; weight <= 12; weight += 1) {
      fruits.put('a', { ...apple, weight, text });
      await fruits.flush();
    }
    fruits.put('p', pear);
    await fruits.close();
    expect((await stat(path)).size).toBeGreaterThan(12_000_000);
    const again = await openFruits(path);
    expect((await stat(path)).size).toBeLessThan(1_100_000);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(again.fruits.get('a')).toEqual({ ...apple, weight: 12, text });
    expect(again.fruits.get('p')).toEqual(pear);
  });

  it('serves what could not be written, and tells why', async () => {
    const { fruits, errors } = await openFruits(await newPath());
    fruits.put('a', apple);
    await fruits.close();
    fruits.put('p', pear);
    await fruits.flush();
    expect(errors).toHaveLength(1);
    expect(fruits.get('p')).toEqual(pear);
  });
});

describe('items in order', () => {
  it('are added where they belong and removed by themselves', () => {
    const items = orderedBy<{ at: number; name: string }>((a, b) => a.at - b.at);
    const [first, second, third] = [
      { at: 1, name: 'first' },
      { at: 2, name: 'second' },
      { at: 2, name: 'third' },
    ] as const;
    items.addAll([third, first]);
    items.add(second);
    items.add({ at: 0, name: 'zero' });
    expect(items.list().map(({ name }) => name)).toEqual(['zero', 'first', 'third', 'second']);
    items.remove(third);
    items.remove({ at: 2, name: 'second' });
    expect(items.list().map(({ name }) => name)).toEqual(['zero', 'first', 'second']);
  });
});
