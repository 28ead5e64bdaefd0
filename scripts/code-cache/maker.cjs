// Run by Electron, with the folder of the app's files as its last argument.
const { app } = require('electron');
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

// V8 takes a cache only under the flags that it was made under, and this one must not stay.
v8.setFlagsFromString('--no-lazy');
const folder = process.argv.at(-1);
const compiled = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith('.cjs'))
  .map((name) => {
    const file = path.join(folder, name);
    const source = Module.wrap(fs.readFileSync(file, 'utf8'));
    return [file, new vm.Script(source, { filename: file })];
  });
v8.setFlagsFromString('--lazy');
for (const [file, script] of compiled) fs.writeFileSync(`${file}.${process.arch}.cache`, script.createCachedData());
app.exit(0);
