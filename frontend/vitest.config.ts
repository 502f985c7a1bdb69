import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "happy-dom",
    pool: "threads", // each file still has a world of its own, and no process of its own to start
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**"],
    restoreMocks: true,
    testTimeout: 30_000, // a machine that does three things at once is slow, not wrong
  },
});
