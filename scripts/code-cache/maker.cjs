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

// Of each file what V8 knows when it has read it; of those that the app loads, by these very caches, then what it knows
// once they have run.
const started = new Map();
const cacheOf = (file) => `${file}.${process.arch}.cache`;
for (const name of fs.readdirSync(folder).filter((entry) => entry.endsWith('.cjs'))) {
  const filename = path.join(folder, name);
  const script = new vm.Script(Module.wrap(fs.readFileSync(filename, 'utf8')), { filename });
  fs.writeFileSync(cacheOf(filename), script.createCachedData());
}
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    if (options?.cachedData !== undefined) started.set(options.filename, this);
  }
};

function write() {
  for (const [file, script] of started) fs.writeFileSync(cacheOf(file), script.createCachedData());
  electron.app.exit(0);
}

function waitForPort() {
  const socket = net.connect(Number(port), '127.0.0.1');
  socket.on('connect', () => setTimeout(write, REST_MS));
  socket.on('error', () => setTimeout(waitForPort, RETRY_MS));
}
waitForPort();
