const { writeFileSync } = require('node:fs');

// preloaded into a process that is measured: says at its end how much memory it had at most, in kB
process.on('exit', () =>
  writeFileSync(process.env.WORKBENCH_PEAK_MEMORY ?? '', String(process.resourceUsage().maxRSS)),
);
