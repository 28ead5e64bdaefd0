// Required by Electron (-r) before the app, once its code cache is made: notes of which files it is taken, and ends the app.
// Not the maker itself, which has compiled them already: V8 then need not look at a cache to say that it takes it.
const fs = require('node:fs');
const { compiled, whenStarted } = require('./started-app.cjs');

whenStarted(() => {
  const scripts = [...compiled.values()];
  const taken = scripts.filter(({ cachedDataRejected }) => cachedDataRejected === false).length;
  // Into a file: on Windows not every program of Electron's can print.
  fs.writeFileSync(process.env.CODE_CACHE_REPORT, JSON.stringify({ asked: scripts.length, taken }));
});
