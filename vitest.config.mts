import process from 'node:process';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // fits two cores: the Docker tests wait as much as they work
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'workbench',
          include: ['test/**/*.test.ts'],
          exclude: ['test/client/**', 'test/vscode/**', 'test/fixtures/**'],
          // no test of these keeps or replaces anything in a module, so that each worker loads them once
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'client',
          // each replaces the module `vscode` by a stub of its own
          include: ['test/client/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'vscode',
          include: ['test/vscode/**/*.vscode.test.ts'],
          // a window waits more than it works
          maxWorkers: 2,
          // on a busy machine it loses a click now and then
          retry: process.env.CI ? 1 : 0,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // a browser, a VS Code and Docker at once with the other tests would only make all of them slow
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
