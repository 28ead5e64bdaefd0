// Required by Electron (-r) before the app: notes what V8 has compiled of the app's files by the time it has started, and
// ends it. What a start runs is in the cache then, and little else.
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { compiled, whenStarted } = require('./started-app.cjs');

const { CODE_CACHE_FOLDER: folder } = process.env;

// Of each file what V8 knows when it has read it; of those that the app loads, by these very caches, then what it knows
// once they have run.
const cacheOf = (file) => `${file}.${process.arch}.cache`;
for (const name of fs.readdirSync(folder).filter((entry) => entry.endsWith('.cjs'))) {
  const filename = path.join(folder, name);
  const script = new vm.Script(Module.wrap(fs.readFileSync(filename, 'utf8')), { filename });
  fs.writeFileSync(cacheOf(filename), script.createCachedData());
}
whenStarted(() => {
  for (const [file, script] of compiled) fs.writeFileSync(cacheOf(file), script.createCachedData());
});
