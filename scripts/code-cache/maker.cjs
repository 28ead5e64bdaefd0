// Required by Electron (-r) before the app, in whose folder it then finds its files: notes what V8 has compiled of them
// by the time the app has started, and ends the app. What a start runs is in the cache then, and little else.
const electron = require('electron/main');
const { EventEmitter } = require('node:events');
const fs = require('node:fs');
const Module = require('node:module');
const net = require('node:net');
const path = require('node:path');
const vm = require('node:vm');

const { CODE_CACHE_FOLDER: folder, OPENCLAW_GATEWAY_PORT: port } = process.env;
const REST_MS = 1_000; // for what the app does after its port is open
const RETRY_MS = 50;

// Without a display GTK ends whoever asks it for an icon.
class Tray extends EventEmitter {
  setImage() {}
  setTitle() {}
  setToolTip() {}
  setContextMenu() {}
  destroy() {}
}
const load = Module._load;
Module._load = (name, ...more) => (name === 'electron/main' ? { ...electron, Tray } : load(name, ...more));

const scripts = new Map(fs.readdirSync(folder).flatMap((name) => (name.endsWith('.cjs') ? [[name, undefined]] : [])));
const cacheOf = (name) => path.join(folder, `${name}.${process.arch}.cache`);
for (const name of scripts.keys()) fs.rmSync(cacheOf(name), { force: true });

const scriptOf = (source, filename) => new vm.Script(Module.wrap(source), { filename });
const compile = Module.prototype._compile;
Module.prototype._compile = function (source, file, ...more) {
  const name = path.basename(file);
  if (!scripts.has(name)) return compile.call(this, source, file, ...more);
  const script = scriptOf(source, file);
  scripts.set(name, script);
  const run = script.runInThisContext();
  return run.call(this.exports, this.exports, Module.createRequire(file), this, file, path.dirname(file));
};

function write() {
  for (const [name, started] of scripts) {
    const file = path.join(folder, name);
    const script = started ?? scriptOf(fs.readFileSync(file, 'utf8'), file);
    fs.writeFileSync(cacheOf(name), script.createCachedData());
  }
  electron.app.exit(0);
}

function waitForPort() {
  const socket = net.connect(Number(port), '127.0.0.1');
  socket.on('connect', () => setTimeout(write, REST_MS));
  socket.on('error', () => setTimeout(waitForPort, RETRY_MS));
}
waitForPort();
