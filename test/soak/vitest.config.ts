import { defineConfig } from 'vitest/config';

/** What takes minutes to hours and wants more than the repository: `make soak-fixes`. */
export default defineConfig({
  test: { include: ['test/soak/**/*.soak.ts'], testTimeout: 7_200_000, disableConsoleIntercept: true },
});
