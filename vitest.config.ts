import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
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
