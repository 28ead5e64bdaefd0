// Run by Electron, with the folder of the app's files as its last argument.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const folder = process.argv.at(-1);
for (const name of fs.readdirSync(folder).filter((entry) => entry.endsWith('.cjs'))) {
  const file = path.join(folder, name);
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, 'utf8')), { filename: file });
  fs.writeFileSync(`${file}.${process.arch}.cache`, script.createCachedData());
}
app.exit(0);
