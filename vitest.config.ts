import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // `make soak-fixes` takes minutes to hours, and wants a tree that is not in the repository.
    include: [process.env.SOAK_TREE ? 'test/soak/*.soak.ts' : 'test/**/*.test.ts'],
    exclude: ['test/fixtures/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**', 'stages/**', 'pipelines/**'], reporter: ['text-summary', 'html'] },
  },
});
