import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Much of the time goes to waiting for browsers and other programs: every core has work.
    maxWorkers: '100%',
    testTimeout: 10_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    unstubEnvs: true,
    reporters: ['default', 'junit'],
    outputFile: { junit: 'artifacts/junit.xml' },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'adapters/**/*.ts'],
      // The page runs in Chromium, where this coverage does not see it: tests/browser walks through it.
      exclude: ['adapters/web/page/**'],
      reporter: ['text-summary', 'html', 'lcovonly'],
      reportsDirectory: 'coverage',
      thresholds: { lines: 90, branches: 80 },
    },
  },
})
