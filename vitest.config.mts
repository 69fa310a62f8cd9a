import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // fits two cores; the Docker and VS Code tests wait more than they work
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'workbench',
          include: ['test/**/*.test.ts'],
          exclude: ['test/vscode/**', 'test/fixtures/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'vscode',
          include: ['test/vscode/**/*.vscode.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // a browser, a VS Code and Docker at once with the other tests would only make all of them slow
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
