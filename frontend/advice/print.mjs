/** `npm --prefix frontend run advice`: the figures; with `-- --mistakes` also what the rules get wrong. */

import { runnerImport } from "vite";

const { module } = await runnerImport(`${import.meta.dirname}/figures.ts`);
process.stdout.write(`${module.table()}\n`);
if (process.argv.includes("--mistakes"))
  process.stdout.write(`\n${[...module.mistakes("nl"), ...module.mistakes("en")].join("\n")}\n`);
