import { describe, expect, it } from 'vitest';
import { Favourites } from '../../../../client/cloud/projects/favourites';

function favouritesWith(saved?: unknown) {
  const memory = new Map<string, unknown>([['codebuild.cloud.favourites', saved]]);
  const favourites = new Favourites({
    get: <T>(key: string) => memory.get(key) as T,
    update: async (key: string, value: unknown) => void memory.set(key, value),
  });
  const changes: string[] = [];
  favourites.onDidChange((connection) => changes.push(connection));
  return { favourites, changes, saved: () => memory.get('codebuild.cloud.favourites') };
}

describe('favourites', () => {
  it('are kept for each connection', async () => {
    const { favourites, changes } = favouritesWith();
    await favourites.add('one', 'web');
    await favourites.add('two', 'api');
    expect([...favourites.of('one')]).toEqual(['web']);
    expect([...favourites.of('two')]).toEqual(['api']);
    expect(changes).toEqual(['one', 'two']);
  });

  it('leave nothing behind when they are removed', async () => {
    const { favourites, saved } = favouritesWith({ one: ['api', 'web'] });
    await favourites.remove('one', 'web');
    expect(saved()).toEqual({ one: ['api'] });
    await favourites.remove('one', 'api');
    expect(saved()).toEqual({});
  });

  it.each([['text'], [{ one: 'web' }], [{ one: [1, null] }]])('are none where %j was saved', (saved) => {
    expect([...favouritesWith(saved).favourites.of('one')]).toEqual([]);
  });
});
